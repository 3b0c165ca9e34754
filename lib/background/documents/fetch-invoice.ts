import { FailureError } from '@/lib/model/failure';
import { hasFile, type InvoicePlace } from '@/lib/documents/invoice';
import { areInvoicesShown } from '@/lib/model/account';
import { wireInvoiceFileSchema } from '@/lib/background/base-api/schemas';
import { database } from '@/lib/background/storage/db';
import { askForFile } from './ask-for-file';
import { readFile, type FetchedDocument } from './read-file';

/**
 * Fetches the file of an invoice from Base. The invoice must be stored here. It is the file that the seller's
 * accounting system gave Base, or else the one that Base made itself (`get_external`, base-api.md §3.11).
 *
 * @throws FailureError notConnected · invoicesHidden when the account's invoices are switched off · invoiceMissing · as
 * `readFile`, and what keeps Base from answering
 */
export async function fetchInvoice({
  accountId,
  orderId,
  invoiceId,
}: InvoicePlace): Promise<FetchedDocument> {
  const missing = { kind: 'invoiceMissing' } as const;
  const db = await database();
  const account = await db.get('accounts', accountId);
  if (!account) throw new FailureError({ kind: 'notConnected' });
  if (!areInvoicesShown(account)) throw new FailureError({ kind: 'invoicesHidden' });
  const kept = await db.get('invoices', [accountId, orderId]);
  const invoice = kept?.invoices.find((each) => each.invoiceId === invoiceId);
  if (!invoice || !hasFile(invoice)) throw new FailureError(missing);
  const { invoice: sent } = await askForFile(
    {
      accountId,
      method: 'getInvoiceFile',
      parameters: { invoice_id: Number(invoiceId), get_external: true },
      schema: wireInvoiceFileSchema,
    },
    missing,
  );
  const nameParts = ['invoice', orderId, invoice.number || invoiceId];
  return readFile({ sent, extension: 'pdf', missing, nameParts });
}

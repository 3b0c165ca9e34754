import { FailureError } from '@/lib/model/failure';
import type { Invoice, InvoiceHolder, KnownInvoices } from '@/lib/documents/invoice';
import { areInvoicesShown } from '@/lib/model/account';
import { joined } from '@/lib/async/joined';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { invoiceListSchema, receiptSchema } from '@/lib/background/base-api/schemas';
import { toInvoice, toReceipt } from '@/lib/background/base-api/to-invoice';
import { database } from '@/lib/background/storage/db';
import { noteUnsent } from '@/lib/background/storage/put-shared';
import { withAccount } from '@/lib/background/storage/with-account';
import type { KeptInvoices } from '@/lib/background/storage/records';
import { team } from '@/lib/background/team/team';
import { isAboutSubject } from './ask-for-file';

/** Invoices older than this (ms) are read again when somebody looks at them. */
const freshFor = 60_000;

/** Returns the invoices that are stored here, without asking Base. */
export async function readKeptInvoices({ accountId, orderId }: InvoiceHolder): Promise<KnownInvoices> {
  const kept = await (await database()).get('invoices', [accountId, orderId]);
  return { invoices: kept?.invoices ?? [], readAt: kept?.readAt ?? 0 };
}

/**
 * Returns the invoices and the receipt of an order as Base lists them, no older than a minute. Several callers at once
 * cost one reading. An empty list is always read again, because somebody waits for an invoice to be issued.
 *
 * @throws FailureError what keeps Base from answering · invoicesHidden when the account's invoices are switched off ·
 * notConnected for an order that is not stored here
 */
export async function readInvoices({ accountId, orderId }: InvoiceHolder): Promise<KnownInvoices> {
  const db = await database();
  const account = await db.get('accounts', accountId);
  // A panel may still show the order for a moment after its account was disconnected.
  if (!account || (await db.getKey('orders', [accountId, orderId])) === undefined)
    throw new FailureError({ kind: 'notConnected' });
  if (!areInvoicesShown(account)) throw new FailureError({ kind: 'invoicesHidden' });
  const kept = await readKeptInvoices({ accountId, orderId });
  const isFresh = kept.invoices.length > 0 && Math.abs(Date.now() - kept.readAt) <= freshFor;
  return isFresh ? kept : askOnce(accountId, orderId);
}

const askOnce = joined(ask, (accountId, orderId) => `${accountId}/${orderId}`);

async function ask(accountId: string, orderId: string): Promise<KnownInvoices> {
  const parameters = { order_id: Number(orderId) };
  const { invoices } = await askInteractively(accountId, 'getInvoices', parameters, invoiceListSchema);
  const receipt = await askForReceipt(accountId, orderId);
  const read: KeptInvoices = {
    accountId,
    orderId,
    invoices: [...invoices.map(toInvoice), ...receipt].toSorted((a, b) => a.issuedAt - b.issuedAt),
    readAt: Date.now(),
  };
  await withAccount(accountId, ['invoices', 'teamUnsent'], async (transaction) => {
    await transaction.objectStore('invoices').put(read);
    await noteUnsent(() => transaction.objectStore('teamUnsent'), 'invoices', accountId, orderId);
  });
  team().send();
  return { invoices: read.invoices, readAt: read.readAt };
}

/** The receipt, if there is one. For an order without a receipt Base's answer is not known (base-api.md §3.11). */
async function askForReceipt(accountId: string, orderId: string): Promise<Invoice[]> {
  try {
    const parameters = { order_id: Number(orderId) };
    const receipt = await askInteractively(accountId, 'getReceipt', parameters, receiptSchema);
    return toReceipt(receipt);
  } catch (thrown) {
    if (isAboutSubject(thrown)) return [];
    throw thrown;
  }
}

import { attachDocument } from '@/lib/background/documents/attach-document';
import { dismissNotice, orNotice } from '@/lib/background/documents/document-notices';
import { downloadDocument } from '@/lib/background/documents/fetch-document';
import { readInvoices, readKeptInvoices } from '@/lib/background/documents/invoices';
import { readKeptParcels, readParcels } from '@/lib/background/documents/parcels';
import {
  attachDocumentSchema,
  documentNoticeIdSchema,
  downloadDocumentSchema,
} from '@/lib/documents/document';
import { invoiceHolderSchema } from '@/lib/documents/invoice';
import { onMessage } from '@/lib/messages/messaging';
import { parcelHolderSchema } from '@/lib/model/parcel';
import { answer } from './answer';

/** Messages about parcels and invoices of stored orders and returns, and their files. */
export function registerDocumentHandlers(): void {
  onMessage('readKeptParcels', answer(['panel', 'ownPage'], parcelHolderSchema, readKeptParcels));
  onMessage('readParcels', answer(['panel', 'ownPage'], parcelHolderSchema, readParcels));
  onMessage('readKeptInvoices', answer(['panel', 'ownPage'], invoiceHolderSchema, readKeptInvoices));
  onMessage('readInvoices', answer(['panel', 'ownPage'], invoiceHolderSchema, readInvoices));

  onMessage(
    'downloadDocument',
    answer(['panel', 'ownPage'], downloadDocumentSchema, ({ visit, place }, tabId) =>
      orNotice(tabId, { visit, place }, () => downloadDocument(place)),
    ),
  );

  onMessage(
    'attachDocument',
    answer(['panel'], attachDocumentSchema, ({ visit, place, isPrinterFileFine }, tabId) =>
      orNotice(
        tabId,
        { visit, place },
        () => attachDocument({ tabId, visit }, place, isPrinterFileFine),
        ({ kind }) => kind !== 'forPrinters',
      ),
    ),
  );

  onMessage(
    'dismissDocumentNotice',
    answer(['panel'], documentNoticeIdSchema, async ({ id }, tabId) => {
      await dismissNotice(tabId, id);
      return null;
    }),
  );
}

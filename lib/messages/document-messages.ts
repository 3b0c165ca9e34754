import type * as z from 'zod/mini';
import type {
  AttachOutcome,
  attachDocumentSchema,
  DocumentFile,
  documentNoticeIdSchema,
  downloadDocumentSchema,
  FileOutcome,
} from '@/lib/documents/document';
import type { InvoiceHolder, KnownInvoices } from '@/lib/documents/invoice';
import type { KnownParcels, ParcelHolder } from '@/lib/model/parcel';
import type { Reply } from './reply';

/** Parcels and invoices of the orders and returns that are kept here, and their files. */
export interface DocumentMessages {
  /** From a panel or page of ours: the parcels as they are known here, at once. */
  readKeptParcels: (holder: ParcelHolder) => Reply<KnownParcels>;
  /** The same, no older than a minute. */
  readParcels: (holder: ParcelHolder) => Reply<KnownParcels>;
  /** From a panel or page of ours: the invoices of an order as they are known here, at once. */
  readKeptInvoices: (holder: InvoiceHolder) => Reply<KnownInvoices>;
  /** The same, no older than a minute. */
  readInvoices: (holder: InvoiceHolder) => Reply<KnownInvoices>;
  downloadDocument: (wanted: z.input<typeof downloadDocumentSchema>) => Reply<{ name: string }>;
  /** From a panel: into the reply on the page around it. */
  attachDocument: (wanted: z.input<typeof attachDocumentSchema>) => Reply<AttachOutcome>;
  dismissDocumentNotice: (notice: z.input<typeof documentNoticeIdSchema>) => Reply<null>;
  /** From the background to our content script: the file that the agent has asked for. */
  attachFile: (wanted: { visit: string; file: DocumentFile }) => FileOutcome;
}

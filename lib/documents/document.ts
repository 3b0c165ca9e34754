import * as z from 'zod/mini';
import { failureSchema } from '@/lib/model/failure';
import { invoicePlaceSchema } from './invoice';
import { keyOfParcel, parcelPlaceSchema } from '@/lib/model/parcel';

/** The formats of Base's files. The settings of the courier account decide about labels (base-api.md §5.2). */
export const fileFormats = ['pdf', 'png', 'gif', 'html', 'zpl', 'epl', 'dpl'] as const;

export type FileFormat = (typeof fileFormats)[number];

/** The largest file that is accepted, bytes (a label of the documentation is 76 KB). */
export const largestFile = 20 * 1024 * 1024;

/** A file on its way to the page of the helpdesk. */
export interface DocumentFile {
  name: string;
  /** Its MIME type. */
  type: string;
  base64: string;
}

/** A document that Base has as a file: the label of a parcel, or an invoice. */
export const documentPlaceSchema = z.discriminatedUnion('kind', [
  z.extend(parcelPlaceSchema, { kind: z.literal('label') }),
  z.extend(invoicePlaceSchema, { kind: z.literal('invoice') }),
]);

export type DocumentPlace = z.infer<typeof documentPlaceSchema>;

/** Asks for a document to be saved. */
export const downloadDocumentSchema = z.object({
  place: documentPlaceSchema,
  /** The ticket view that the panel shows; '' on a page without a ticket. */
  visit: z.string().check(z.maxLength(64)),
});

/** A panel's request to attach a document to the reply of the ticket that it shows, and to no other. */
export const attachDocumentSchema = z.extend(downloadDocumentSchema, {
  /** True once the agent has said that a file for label printers may be attached. */
  isPrinterFileFine: z.boolean(),
});

/** A document that failed after the agent had left its ticket. The notice is shown on the next ticket. */
const documentNoticeSchema = z.object({
  id: z.string(),
  failure: failureSchema,
  place: documentPlaceSchema,
});

/** The notices of a tab. */
export const documentNoticesSchema = z.array(documentNoticeSchema);
/** Names a notice. */
export const documentNoticeIdSchema = z.pick(documentNoticeSchema, { id: true });

export type DocumentNotice = z.infer<typeof documentNoticeSchema>;

/** How an attempt to attach ended without a failure. */
export type AttachOutcome =
  | { kind: 'attached'; name: string }
  /** The page did not take the file, so it was saved instead. */
  | { kind: 'saved'; name: string }
  /** Nothing was done yet: only a label printer can read this file, and the agent is to be asked. */
  | { kind: 'forPrinters'; format: FileFormat };

/** What became of a file on the page; `otherTicket`: the page shows another ticket view, so nothing was touched. */
export type FileOutcome = 'attached' | 'notTaken' | 'otherTicket';

/** Equal for two places of one document. */
export function keyOfDocument(place: DocumentPlace): string {
  const parts =
    place.kind === 'label'
      ? [place.kind, place.accountId, place.of, place.id, keyOfParcel(place)]
      : [place.kind, place.accountId, place.orderId, place.invoiceId];
  return JSON.stringify(parts);
}

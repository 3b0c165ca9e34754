import * as z from 'zod/mini';
import { failureSchema } from './failure';
import { parcelPlaceSchema } from './parcel';

/** The formats of Base's labels. The settings of the courier account decide which one comes (base-api.md §5.2). */
export const labelFormats = ['pdf', 'png', 'gif', 'html', 'zpl', 'epl', 'dpl'] as const;

export type LabelFormat = (typeof labelFormats)[number];

/** The largest file that is accepted as a label, bytes (one of the documentation's is 76 KB). */
export const largestLabel = 20 * 1024 * 1024;

/** A label on its way to the page of the helpdesk. */
export interface LabelFile {
  name: string;
  /** Its MIME type. */
  type: string;
  base64: string;
}

export const downloadLabelSchema = z.extend(parcelPlaceSchema, {
  /** The ticket view that the panel shows; '' on a page without a ticket. */
  visit: z.string().check(z.maxLength(64)),
});

/** A panel's request to attach a label to the reply of the ticket that it shows, and to no other. */
export const attachLabelSchema = z.extend(downloadLabelSchema, {
  /** True once the agent has said that a file for label printers may be attached. */
  isPrinterFileFine: z.boolean(),
});

/** A label that failed after the agent had left its ticket. The notice is shown on the next ticket. */
const labelNoticeSchema = z.object({
  id: z.string(),
  failure: failureSchema,
  place: parcelPlaceSchema,
});

export const labelNoticesSchema = z.array(labelNoticeSchema);
export const labelNoticeIdSchema = z.pick(labelNoticeSchema, { id: true });

export type LabelNotice = z.infer<typeof labelNoticeSchema>;

/** How an attempt to attach ended without a failure. */
export type AttachOutcome =
  | { kind: 'attached'; name: string }
  /** The page did not take the file, so it was saved instead. */
  | { kind: 'saved'; name: string }
  /** Nothing was done yet: only a label printer can read this file, and the agent is to be asked. */
  | { kind: 'forPrinters'; format: LabelFormat };

/** What became of a file on the page; `otherTicket`: the page shows another ticket view, so nothing was touched. */
export type FileOutcome = 'attached' | 'notTaken' | 'otherTicket';

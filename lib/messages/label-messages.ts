import type * as z from 'zod/mini';
import type {
  AttachOutcome,
  attachLabelSchema,
  downloadLabelSchema,
  FileOutcome,
  LabelFile,
  labelNoticeIdSchema,
} from '@/lib/model/label';
import type { KnownParcels, ParcelHolder } from '@/lib/model/parcel';
import type { Reply } from './reply';

/** Parcels of the orders and returns that are kept here, and their labels. */
export interface LabelMessages {
  /** From a panel or page of ours: the parcels as they are known here, at once. */
  readKeptParcels: (holder: ParcelHolder) => Reply<KnownParcels>;
  /** The same, no older than a minute. */
  readParcels: (holder: ParcelHolder) => Reply<KnownParcels>;
  downloadLabel: (wanted: z.input<typeof downloadLabelSchema>) => Reply<{ name: string }>;
  /** From a panel: into the reply on the page around it. */
  attachLabel: (wanted: z.input<typeof attachLabelSchema>) => Reply<AttachOutcome>;
  dismissLabelNotice: (notice: z.input<typeof labelNoticeIdSchema>) => Reply<null>;
  /** From the background to our content script: the label that the agent has asked for. */
  attachFile: (label: { visit: string; file: LabelFile }) => FileOutcome;
}

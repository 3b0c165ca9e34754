import * as z from 'zod/mini';
import { momentSchema } from '@/lib/time/moment';

/**
 * The tracking statuses. The index of a status in the list is Base's number for it (base-api.md §5.1; 12 and 13 occur
 * in the history only).
 */
export const trackingStatuses = [
  'unknown',
  'labelCreated',
  'shipped',
  'notDelivered',
  'outForDelivery',
  'delivered',
  'returning',
  'notice',
  'atPoint',
  'lost',
  'cancelled',
  'onTheWay',
  'exception',
  'abroad',
] as const;

/** A parcel of an order, or of a return, as Sidecar keeps it. */
export const parcelSchema = z.object({
  /** '' for a parcel of which only the number is known. */
  packageId: z.string(),
  /** Base's code, as Base wrote it: it is sent back to ask for the label. */
  courier: z.string(),
  courierName: z.string(),
  /** '' until the courier has given one. */
  number: z.string(),
  /**
   * The number of the carrier that transports the parcel, if it was sent through a broker or a marketplace; else ''.
   */
  innerNumber: z._default(z.string(), ''),
  tracking: z.enum(trackingStatuses),
  /** When the courier last reported this status, Unix ms; 0 = it has not. */
  trackedAt: momentSchema,
  /** The courier's own page, http or https; '' when there is none. */
  trackingUrl: z.string(),
  /** From the buyer back to the seller. */
  isReturn: z.boolean(),
  /** Typed in by hand: Base made no label for it. */
  isManual: z.boolean(),
});

/** What parcels belong to: an order, or a return, which need not have an order. */
export const parcelHolderSchema = z.object({
  accountId: z.string(),
  of: z.enum(['order', 'return']),
  /** The order's or the return's. */
  id: z.string(),
});

/** One parcel of a holder. */
export const parcelPlaceSchema = z.extend(
  parcelHolderSchema,
  z.pick(parcelSchema, { packageId: true, number: true }).shape,
);

export type Parcel = z.infer<typeof parcelSchema>;
export type ParcelHolder = z.infer<typeof parcelHolderSchema>;
export type ParcelPlace = z.infer<typeof parcelPlaceSchema>;

/** Parcels, and when they were read from Base (Unix ms; 0: never, only what the order itself says is known). */
export interface KnownParcels {
  parcels: Parcel[];
  readAt: number;
}

/** Tells the parcels of one holder apart. */
export function keyOfParcel({ packageId, number }: Pick<Parcel, 'packageId' | 'number'>): string {
  return packageId || number;
}

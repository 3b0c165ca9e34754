import type { Failure } from './failure';
import type { Parcel } from './parcel';

/** What happened to an order. Money in hundredths of `currency`; null = Base gave none. */
export type TimelineStep =
  | { kind: 'placed' }
  /** `amount` is less than 0 if money was given back. */
  | { kind: 'paid'; amount: number | null; currency: string }
  /** It came into its present status. Base does not tell the earlier ones. */
  | { kind: 'status'; statusId: string }
  | { kind: PackingStep }
  | { kind: 'tracked'; tracking: Parcel['tracking']; number: string; isReturn: boolean }
  | { kind: 'returned'; returnId: string };

export type PackingStep = 'picked' | 'pickingFailed' | 'packed' | 'packingFailed';

/** A step, and when it happened (Unix ms; 0 = Base gave no time). */
export type TimelineEvent = TimelineStep & { at: number };

/** The parts that Base is asked for. */
export const timelineParts = ['payments', 'packing', 'tracking'] as const;
export type TimelinePart = (typeof timelineParts)[number];

/** The timeline of an order as far as it could be read. */
export interface Timeline {
  /** The latest first; those without a time at the end. */
  events: TimelineEvent[];
  /** The parts that could not be read, and why. */
  unread: { part: TimelinePart; failure: Failure }[];
  /** Unix ms. */
  readAt: number;
}

import * as z from 'zod/mini';
import { failureSchema } from '@/lib/model/failure';
import { storedItem } from './stored-item';
import { momentSchema } from '@/lib/time/moment';

/**
 * The progress of one account's sync, which popup, options and panels show. It does not tell when stored data has
 * changed: `changes.ts` does. Times are Unix ms, 0 = never.
 */
export const syncProgressSchema = z.object({
  isRunning: z.boolean(),
  /** Orders kept here. */
  orders: z.number(),
  /** Changed orders and returns that the present cycle has read. */
  done: z.number(),
  /** How many it will have read in all. Null during a backfill of orders: Base never says how many there are. */
  expected: z.nullable(z.number()),
  /** How much of the backfill's three months has been read, by date: 0 to 1. */
  walked: z.number(),
  /** The newest order's date. */
  newest: momentSchema,
  /** Every order since this date has been read. */
  oldest: momentSchema,
  /** Requests that reached Base with the account's token in the minute before this was written. */
  requests: z.number(),
  /** Until when Base blocks the token. */
  blockedUntil: momentSchema,
  /** `off` when orders came that Base's journal did not name. */
  journal: z.enum(['unknown', 'on', 'off']),
  /** The user has been told that the journal is off. */
  isJournalNoteRead: z.boolean(),
  /** Orders and returns that retention removed when it last found any, and when that was. */
  removed: z.object({ count: z.number(), at: momentSchema }),
  /** When retention last looked for any. */
  tidiedAt: momentSchema,
  /** Records that Base sent and that could not be read, since the account was connected: `order 48213377`. */
  unread: z.array(z.string()),
  /** Why the first of them could not, as a path and a code; '' when all could. Never a value. */
  unreadWhy: z.string(),
  /** When a cycle last ended well. */
  completedAt: momentSchema,
  failure: z.nullable(failureSchema),
});

export type SyncProgress = z.infer<typeof syncProgressSchema>;

/** The progress of an account that has not been synced yet. */
export const noProgress: SyncProgress = {
  isRunning: false,
  orders: 0,
  done: 0,
  expected: null,
  walked: 0,
  newest: 0,
  oldest: 0,
  requests: 0,
  blockedUntil: 0,
  journal: 'unknown',
  isJournalNoteRead: false,
  removed: { count: 0, at: 0 },
  tidiedAt: 0,
  unread: [],
  unreadWhy: '',
  completedAt: 0,
  failure: null,
};

/** Fields that an older version did not write get their start values. */
const keptProgressSchema = z.pipe(
  z.transform((stored) => (typeof stored === 'object' ? { ...noProgress, ...stored } : stored)),
  syncProgressSchema,
);

/** Account id → its progress. Written by the background, watched by every page. */
export const syncProgress = storedItem('local:syncProgress', z.record(z.string(), keptProgressSchema), {}, 2);

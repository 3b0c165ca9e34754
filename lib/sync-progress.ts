import { z } from 'zod';
import { failureSchema } from './errors';
import { storedItem } from './stored-item';

/** How the sync of one account stands: what popup, options and panels show. Times are Unix ms, 0 = never. */
export const syncProgressSchema = z.object({
  isRunning: z.boolean(),
  /** Orders kept here. */
  orders: z.number(),
  /** Records that Base sent and that could not be read, since the account was connected: `order 48213377`. */
  unread: z.array(z.string()),
  /** Why the first of them could not, as a path and a code; '' when all could. Never a value. */
  unreadWhy: z.string(),
  /** When a cycle last ended well. */
  completedAt: z.number(),
  /** When an order that somebody looks at was last read again. */
  changedAt: z.number(),
  failure: failureSchema.nullable(),
});

export type SyncProgress = z.infer<typeof syncProgressSchema>;

export const noProgress: SyncProgress = {
  isRunning: false,
  orders: 0,
  unread: [],
  unreadWhy: '',
  completedAt: 0,
  changedAt: 0,
  failure: null,
};

/** Account id → its progress. Written by the background, watched by every page. */
export const syncProgress = storedItem('local:syncProgress', z.record(z.string(), syncProgressSchema), {});

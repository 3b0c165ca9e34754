import { z } from 'zod';
import { failureSchema } from './failure';

/** What has a status: an order or a return of an account. `id` is Base's, as digits. */
export const subjectSchema = z.object({
  accountId: z.string(),
  subject: z.enum(['order', 'return']),
  id: z.string().regex(/^\d+$/),
});

const oneChangeSchema = subjectSchema.extend({
  changeId: z.string(),
  who: z.enum(['agent', 'rule']),
  /** Of which rule; '' when an agent wanted it. */
  ruleId: z.string(),
  /** The status that was confirmed to be left: where Base has another one, it is asked again. */
  from: z.string(),
  to: z.string().regex(/^\d+$/),
  /** When it came into `from`, as a rule saw it, by Base's clock; 0 or missing: not known, or an agent has looked. */
  since: z.number().optional(),
  /**
   * - `pending`: nothing has been sent. With a failure: it waits until that is over.
   * - `sending`: it may have been sent, and may have arrived.
   * - `done`: Base has said so, or has been seen to have it. Never sent when `sentAt` is 0: it was there already.
   * - `failed`: Base has refused it, or cannot be asked; not applied.
   * - `conflict`: somebody changed the status meanwhile, to `found`; nothing was sent.
   * - `unknown`: it was sent and is not there (any more): whether it ever arrived, nobody can say. Base has `found`.
   */
  state: z.enum(['pending', 'sending', 'done', 'failed', 'conflict', 'unknown']),
  askedAt: z.number(),
  sentAt: z.number(),
  settledAt: z.number(),
  /** The status that Base had when it was last read; '' = not read, or Base had no such order or return. */
  found: z.string(),
  /** Why it waits or has failed. Null in `failed`: Base does not list the order or return any more. */
  failure: failureSchema.nullable(),
});

/**
 * A change of status that somebody has confirmed, as the outbox keeps it from before anything is sent. An order or a
 * return has one at a time. Times in Unix ms, 0 = never; statuses by id.
 */
export const statusChangeSchema = oneChangeSchema.extend({
  /** The one that was done before: where this one is given up, that is the last again, and can be undone. */
  replaced: oneChangeSchema.nullable().default(null),
});

export type Subject = z.infer<typeof subjectSchema>;
export type StatusChange = z.infer<typeof statusChangeSchema>;

/** One name for an order or a return. */
export function nameOf({ accountId, subject, id }: Subject): string {
  return `${accountId}/${subject}/${id}`;
}

/** True while it is not known how the change ends: until then there can be no other. */
export function isOpen({ state }: StatusChange): boolean {
  return state === 'pending' || state === 'sending';
}

/** True when only the agent can say how a change goes on. */
export function isUndecided({ state }: StatusChange): boolean {
  return state === 'conflict' || state === 'failed' || state === 'unknown';
}

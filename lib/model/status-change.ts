import * as z from 'zod/mini';
import { failureSchema } from './failure';
import { momentSchema } from '@/lib/time/moment';

/** What has a status: an order or a return of an account. `id` is Base's, as digits. */
export const subjectSchema = z.object({
  accountId: z.string(),
  subject: z.enum(['order', 'return']),
  id: z.string().check(z.regex(/^\d+$/)),
});

const oneChangeSchema = z.extend(subjectSchema, {
  changeId: z.string(),
  who: z.enum(['agent', 'rule']),
  /** Id of the rule; '' when an agent wanted the change. */
  ruleId: z.string(),
  /** The status that the change was confirmed to replace. If Base has another one, the agent is asked again. */
  from: z.string(),
  to: z.string().check(z.regex(/^\d+$/)),
  /**
   * When the order or return came into `from`, as a rule saw it, by Base's clock; 0 or missing: not known, or an agent
   * has looked.
   */
  since: z.optional(momentSchema),
  /**
   * - `pending`: it is to be sent. With a failure: it waits until that is over.
   * - `sending`: it may have been sent, and may have arrived.
   * - `done`: Base has confirmed it, or was seen to have the status. If `sentAt` is 0, nothing was sent: Base had it
   *   already.
   * - `failed`: Base has refused it, or cannot be asked; not applied.
   * - `conflict`: somebody changed the status meanwhile, to `found`; nothing was sent.
   * - `unknown`: it was sent, but Base has `found`. Nobody can say whether it ever arrived.
   */
  state: z.enum(['pending', 'sending', 'done', 'failed', 'conflict', 'unknown']),
  askedAt: momentSchema,
  sentAt: momentSchema,
  settledAt: momentSchema,
  /** The status that Base had when it was last read; '' = not read, or Base had no such order or return. */
  found: z.string(),
  /** Why it waits or has failed. Null in `failed`: Base does not list the order or return any more. */
  failure: z.nullable(failureSchema),
});

/**
 * A status change that was confirmed, as the outbox keeps it. It is written before anything is sent. An order or a
 * return has one at a time. Times in Unix ms, 0 = never; statuses by id.
 */
export const statusChangeSchema = z.extend(oneChangeSchema, {
  /**
   * The last change that was done before this one. If this one is given up, that one is the last again and can be
   * undone.
   */
  replaced: z._default(z.nullable(oneChangeSchema), null),
});

export type Subject = z.infer<typeof subjectSchema>;
export type StatusChange = z.infer<typeof statusChangeSchema>;

/** Identifies an order or a return among those of all accounts. */
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

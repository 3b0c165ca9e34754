import * as z from 'zod/mini';
import { failureSchema } from './failure';
import { orderFieldNames, orderFieldsSchema } from '@/lib/edit/order-fields';
import { noteStepSchema } from '@/lib/edit/seller-note';
import { momentSchema } from '@/lib/time/moment';

/** What has a status: an order or a return of an account. `id` is Base's, as digits. */
export const subjectSchema = z.object({
  accountId: z.string(),
  subject: z.enum(['order', 'return']),
  id: z.string().check(z.regex(/^\d+$/)),
});

/** The fields of an order that an agent can edit. They change apart from its status. */
export const fieldsSubjectSchema = z.extend(subjectSchema, { subject: z.literal('fields') });

/** How far a change is. */
const progress = {
  changeId: z.string(),
  who: z.enum(['agent', 'rule']),
  /** Id of the rule; '' when an agent wanted the change. */
  ruleId: z.string(),
  /**
   * - `pending`: it is to be sent. With a failure: it waits until that is over.
   * - `sending`: it may have been sent, and may have arrived.
   * - `done`: Base has confirmed it, or was seen to have it. If `sentAt` is 0, nothing was sent: Base had it already.
   * - `failed`: Base has refused it, or cannot be asked; not applied.
   * - `conflict`: somebody has changed meanwhile what it changes, to `found`; nothing was sent.
   * - `unknown`: it was sent, but Base has `found`. Nobody can say whether it ever arrived.
   */
  state: z.enum(['pending', 'sending', 'done', 'failed', 'conflict', 'unknown']),
  askedAt: momentSchema,
  sentAt: momentSchema,
  settledAt: momentSchema,
  /** Why it waits or has failed. Null in `failed`: Base does not list the order or return any more. */
  failure: z.nullable(failureSchema),
};

const oneStatusChangeSchema = z.extend(subjectSchema, {
  ...progress,
  /** The status that the change was confirmed to replace. If Base has another one, the agent is asked again. */
  from: z.string(),
  to: z.string().check(z.regex(/^\d+$/)),
  /**
   * When the order or return came into `from`, as a rule saw it, by Base's clock; 0 or missing: not known, or an agent
   * has looked.
   */
  since: z.optional(momentSchema),
  /** The status that Base had when it was last read; '' = not read, or Base had no such order or return. */
  found: z.string(),
});

const oneOrderEditSchema = z.extend(fieldsSubjectSchema, {
  ...progress,
  /** The values that the edit was confirmed to replace. If Base has others, the agent is asked again. */
  from: orderFieldsSchema,
  /** The values to send: of the same fields as `from`. */
  to: orderFieldsSchema,
  /** How `to.sellerComments` was made from the note that Base has; null: the note stays as it is. */
  note: z.nullable(noteStepSchema),
  /** The values that Base had when the order was last read; null = not read, or Base had no such order. */
  found: z.nullable(orderFieldsSchema),
});

/**
 * The last change of the same thing that was done before this one. If this one is given up, that one is the last again
 * and can be undone.
 */
const replaced = z._default(
  z.nullable(z.discriminatedUnion('subject', [oneStatusChangeSchema, oneOrderEditSchema])),
  null,
);

/**
 * A status change that was confirmed, as the outbox keeps it. It is written before anything is sent. An order or a
 * return has one at a time. Times in Unix ms, 0 = never; statuses by id.
 */
export const statusChangeSchema = z.extend(oneStatusChangeSchema, { replaced });

/** An edit of an order's fields that was confirmed, as the outbox keeps it. An order has one at a time. */
export const orderEditSchema = z.extend(oneOrderEditSchema, { replaced });

/** A change as the outbox keeps it. */
export const changeSchema = z.discriminatedUnion('subject', [statusChangeSchema, orderEditSchema]);

/**
 * An edit as pages watch it: which fields, not their values. Content scripts can read where it is stored, and personal
 * data must not be there.
 */
export const shownEditSchema = z.extend(fieldsSubjectSchema, {
  ...progress,
  fields: z.array(z.enum(orderFieldNames)),
});

export type Subject = z.infer<typeof subjectSchema>;
export type FieldsSubject = z.infer<typeof fieldsSubjectSchema>;
export type StatusChange = z.infer<typeof statusChangeSchema>;
export type OrderEdit = z.infer<typeof orderEditSchema>;
export type Change = StatusChange | OrderEdit;
export type ShownEdit = z.infer<typeof shownEditSchema>;

/** Identifies the target of a change among those of all accounts. */
export function nameOf({ accountId, subject, id }: Subject | FieldsSubject): string {
  return `${accountId}/${subject}/${id}`;
}

/** True for a change of a status, false for an edit of an order's fields. */
export function isStatusChange<Of extends { subject: string }>(
  change: Of,
): change is Extract<Of, { subject: Subject['subject'] }> {
  return change.subject !== 'fields';
}

/** True while it is not known how the change ends: until then there can be no other. */
export function isOpen({ state }: Pick<Change, 'state'>): boolean {
  return state === 'pending' || state === 'sending';
}

/** True when only the agent can say how a change goes on. */
export function isUndecided({ state }: Pick<Change, 'state'>): boolean {
  return state === 'conflict' || state === 'failed' || state === 'unknown';
}

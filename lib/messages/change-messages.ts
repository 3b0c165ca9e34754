import * as z from 'zod/mini';
import type { Activity } from '@/lib/model/activity';
import {
  fieldsSubjectSchema,
  statusChangeSchema,
  subjectSchema,
  type Change,
  type OrderEdit,
  type StatusChange,
} from '@/lib/model/change';
import { orderFieldNames, plainFieldNames } from '@/lib/edit/order-fields';
import { whichOrderSchema } from './order-messages';
import type { howMuchSchema, Reply } from './reply';

/** A change of status that the agent has confirmed. */
export const changeStatusSchema = z.extend(subjectSchema, {
  from: statusChangeSchema.shape.from,
  to: statusChangeSchema.shape.to,
});

const { changeId } = statusChangeSchema.shape;

/** No field of Base's is longer; `fieldLimits` says how long each may be. */
const fieldText = z.string().check(z.maxLength(5_000));
const fieldsSchema = z.partialRecord(z.enum(orderFieldNames), fieldText);

/**
 * An edit that the agent has confirmed.
 *
 * - `from`: the values that the agent saw of the fields that change;
 * - `to`: their new values, without the seller's note;
 * - `addedNote`: a text to add to the note; '' = none.
 */
export const editOrderSchema = z.extend(whichOrderSchema, {
  from: fieldsSchema,
  to: z.partialRecord(z.enum(plainFieldNames), fieldText),
  addedNote: fieldText,
});

/** One edit of one order. */
export const whichEditSchema = z.extend(fieldsSubjectSchema, { changeId });

/** One change of one order or return: never another that has taken its place meanwhile. */
export const whichChangeSchema = z.discriminatedUnion('subject', [
  z.extend(subjectSchema, { changeId }),
  whichEditSchema,
]);

/** `from`: the status that the agent now sees and confirms to leave, or the values to overwrite. */
export const confirmAgainSchema = z.discriminatedUnion('subject', [
  z.extend(subjectSchema, { changeId, from: statusChangeSchema.shape.from }),
  z.extend(whichEditSchema, { from: fieldsSchema }),
]);

/** From panels and pages of ours. A change is answered once it is in the outbox; pages watch how it goes on. */
export interface ChangeMessages {
  changeStatus: (change: z.input<typeof changeStatusSchema>) => Reply<StatusChange>;
  editOrder: (edit: z.input<typeof editOrderSchema>) => Reply<OrderEdit>;
  /** An edit with its values; null: another one has taken its place. */
  readEdit: (edit: z.input<typeof whichEditSchema>) => Reply<OrderEdit | null>;
  confirmAgain: (change: z.input<typeof confirmAgainSchema>) => Reply<Change>;
  cancelChange: (change: z.input<typeof whichChangeSchema>) => Reply<null>;
  undoChange: (change: z.input<typeof whichChangeSchema>) => Reply<Change>;
  /** The network is back, or somebody does not want to wait: what waits in the outbox is tried now. */
  resumeChanges: () => Reply<null>;
  /** From our own pages: the newest lines of the activity log, or all. */
  listActivity: (how: z.input<typeof howMuchSchema>) => Reply<Activity[]>;
}

import { FailureError } from '@/lib/model/failure';
import type { Change, FieldsSubject, OrderEdit, StatusChange, Subject } from '@/lib/model/change';
import type { OrderFields } from '@/lib/edit/order-fields';
import { makeEdit } from './edit-fields';
import { mirrorChanges } from './mirror-changes';
import {
  cancelChange,
  confirmAgain,
  putChange,
  putEdit,
  readChange,
  undoChange,
  type Confirmation,
  type Target,
} from './outbox';
import { startChanges } from './run-changes';

/**
 * The changes that an agent makes. Each function returns once the change is in the outbox and every page shows
 * it. The change then runs without anybody waiting.
 */

type Which = Target & { changeId: string };

/** @throws FailureError notConnected when the account is not connected any more */
export async function changeByAgent(asked: Subject & { from: string; to: string }): Promise<StatusChange> {
  return start(await putChange({ ...asked, who: 'agent', ruleId: '' }, Date.now()));
}

/** What an agent wants to edit: the values as the agent saw them, the new ones, and a text to add to the note. */
interface Edit {
  accountId: string;
  orderId: string;
  from: OrderFields;
  to: OrderFields;
  addedNote: string;
}

/** @throws FailureError as `changeByAgent`, or fieldTooLong */
export async function editByAgent({ accountId, orderId, from, to, addedNote }: Edit): Promise<OrderEdit> {
  const content = makeEdit(from, to, addedNote ? { does: 'add', text: addedNote } : null);
  return start(await putEdit({ accountId, id: orderId, ...content }, Date.now()));
}

/** The edit with its values, if it is still the last one of its order. */
export async function readEdit({
  accountId,
  id,
  changeId,
}: Omit<FieldsSubject, 'subject'> & { changeId: string }): Promise<OrderEdit | null> {
  const change = await readChange({ accountId, subject: 'fields', id });
  return change?.subject === 'fields' && change.changeId === changeId ? change : null;
}

/** @throws FailureError as `editByAgent` */
export async function confirmByAgent(asked: Confirmation): Promise<Change> {
  return start(await confirmAgain(asked));
}

/** @throws FailureError as `changeByAgent` */
export async function undoByAgent(asked: Which): Promise<Change> {
  return start(await undoChange(asked, Date.now()));
}

/** Gives up a change that the agent does not want any more. */
export async function cancelByAgent(asked: Which): Promise<void> {
  await cancelChange(asked);
  await mirrorChanges();
}

async function start<C extends Change>(change: C | undefined): Promise<C> {
  if (!change) throw new FailureError({ kind: 'notConnected' });
  await startChanges([change]);
  return change;
}

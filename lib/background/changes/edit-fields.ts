import { FailureError } from '@/lib/model/failure';
import type { OrderEdit } from '@/lib/model/change';
import {
  findTooLong,
  isSameText,
  namesIn,
  pickFields,
  type OrderField,
  type OrderFields,
} from '@/lib/edit/order-fields';
import { applyStep, isStepTaken, reverseStep, type NoteStep } from '@/lib/edit/seller-note';

/** The content of an edit: the values that it replaces, those that it sends, and its step in the seller's note. */
export type EditContent = Pick<OrderEdit, 'from' | 'to' | 'note'>;

/**
 * Makes an edit.
 *
 * @param from the values that the agent saw of the fields that it changes; with a note also `sellerComments`
 * @param wanted the new values of those fields, without the note
 * @throws FailureError fieldTooLong
 */
export function makeEdit(from: OrderFields, wanted: OrderFields, note: NoteStep | null): EditContent {
  const { sellerComments = '' } = from;
  const to = note ? { ...wanted, sellerComments: applyStep(note, sellerComments) } : wanted;
  return checked({ from: pickFields(from, namesIn(to)), to, note });
}

/**
 * Makes the edit for an order that has other values by now. A text that was added to the note meanwhile is not added
 * twice.
 *
 * @param seen the values that the agent has seen since
 * @throws FailureError fieldTooLong: with what a colleague has added, the note is too long
 */
export function editAgain({ from, to, note }: EditContent, seen: OrderFields): EditContent {
  const now = pickFields({ ...from, ...seen }, namesIn(to));
  if (!note) return { from: now, to, note };
  const [before = '', after = ''] = [from.sellerComments, now.sellerComments];
  const sellerComments = isStepTaken(note, before, after) ? after : applyStep(note, after);
  return checked({ from: now, to: { ...to, sellerComments }, note });
}

/** Makes the edit that undoes another one. */
export function reverseEdit({ from, to, note }: EditContent): EditContent {
  return { from: to, to: from, note: note && reverseStep(note) };
}

/**
 * Compares an edit with the values in Base.
 *
 * @returns `done`: Base has all new values; `same`: each field has the value that the edit replaces, or the new one;
 * `other`: somebody has changed a field
 */
export function compareEdit({ from, to, note }: EditContent, found: OrderFields): 'done' | 'same' | 'other' {
  const names = namesIn(to);
  const [before = '', after = ''] = [from.sellerComments, found.sellerComments];
  const isAs = (values: OrderFields, name: OrderField) => isSameText(found[name] ?? '', values[name] ?? '');
  const isNoteDone = note !== null && isStepTaken(note, before, after);
  if (names.every((name) => isAs(to, name) || (name === 'sellerComments' && isNoteDone))) return 'done';
  // A note that somebody else has changed must not be overwritten, even if it contains the step.
  return names.every((name) => isAs(to, name) || isAs(from, name)) ? 'same' : 'other';
}

function checked(content: EditContent): EditContent {
  const tooLong = findTooLong(content.to);
  if (tooLong) throw new FailureError({ kind: 'fieldTooLong', ...tooLong });
  return content;
}

import type { Failure } from '@/lib/model/failure';
import { noteProgress } from './note-progress';

/** These functions let code outside the sync write an account's progress. */

/** Base answered a question for the account: clears the failures that this disproves. */
export function noteAnswer(accountId: string): Promise<void> {
  return noteProgress(accountId, ({ failure }) => (isOver(failure) ? { failure: null } : undefined));
}

/** A question about the account failed, or its records could not be written. */
export function noteFailure(accountId: string, failure: Failure): Promise<void> {
  return noteProgress(accountId, () => ({ failure }));
}

/** The user has read that the account's journal is off. */
export function noteJournalNoteRead(accountId: string): Promise<void> {
  return noteProgress(accountId, () => ({ isJournalNoteRead: true }));
}

/** @param at when retention looked for old records, Unix ms */
export function noteTidied(accountId: string, at: number): Promise<void> {
  return noteProgress(accountId, () => ({ tidiedAt: at }));
}

/**
 * Retention removed a batch of records. Batches of one run (the same `at`) are added up.
 *
 * @param left orders that are still kept
 * @param at Unix ms
 */
export function noteRemoval(accountId: string, removed: number, left: number, at: number): Promise<void> {
  return noteProgress(accountId, ({ removed: before }) => ({
    orders: left,
    removed: { count: (before.at === at ? before.count : 0) + removed, at },
  }));
}

/** True for a failure that an answer of Base disproves. */
function isOver(failure: Failure | null): boolean {
  return (
    failure !== null &&
    ['offline', 'hostAccessMissing', 'tokenRejected', 'tokenBlocked'].includes(failure.kind)
  );
}

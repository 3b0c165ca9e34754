import type { SyncProgress } from '@/lib/stored/sync-progress';
import { shareWalked } from './plan';
import type { SyncState } from '@/lib/background/storage/records';

type Described = Pick<SyncProgress, 'done' | 'expected' | 'walked' | 'newest' | 'oldest' | 'journal'>;

/** What the state of an account's sync says to those who watch it. */
export function describeState(state: SyncState): Described {
  const { isFirstWalk, isWalking, slices, walkedFrom, orderIds, returnIds, reread } = state;
  // Slices are walked newest first, each forward: only when one is done is everything after its beginning here.
  const reached = isFirstWalk && slices[0] ? slices[0].until : walkedFrom;
  return {
    done: reread,
    expected: isWalking ? null : reread + orderIds.length + returnIds.length,
    walked: isWalking ? shareWalked(slices, walkedFrom) : 1,
    newest: state.newest * 1000,
    oldest: (reached ?? 0) * 1000,
    journal: state.journal,
  };
}

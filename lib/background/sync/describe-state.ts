import type { SyncProgress } from '@/lib/stored/sync-progress';
import { shareWalked } from './plan';
import type { SyncState } from '@/lib/background/storage/records';

type Described = Pick<SyncProgress, 'done' | 'expected' | 'walked' | 'newest' | 'oldest' | 'journal'>;

/** Converts the sync state of an account to the progress that pages show. */
export function describeState(state: SyncState): Described {
  const { isFirstWalk, isWalking, slices, walkedFrom, orderIds, returnIds, reread } = state;
  // Windows are read newest first, each of them forward in time. So only when a window is done is everything after its
  // beginning here.
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

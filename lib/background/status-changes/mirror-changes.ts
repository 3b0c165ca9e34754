import { createTurns } from '@/lib/async/in-turn';
import { shownChanges } from '@/lib/stored/shown-changes';
import { nameOf } from '@/lib/model/status-change';
import { listChanges } from './outbox';

/** A change that is done is shown beside its order for a day (ms); after that it is in the log only. */
const shownFor = 86_400_000;

/** The last writing has read the latest state. */
const inTurn = createTurns();

/**
 * Shows every page how the changes stand: what the database says, in storage that a panel in somebody's page can watch.
 * Written anew when the worker starts, in case the last one died in between.
 */
export function mirrorChanges(): Promise<void> {
  return inTurn(async () => {
    const shown = (await listChanges()).filter(
      (change) => change.state !== 'done' || Math.abs(Date.now() - change.settledAt) < shownFor,
    );
    await shownChanges.write(Object.fromEntries(shown.map((change) => [nameOf(change), change])));
  });
}

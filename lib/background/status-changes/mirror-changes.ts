import { shownChanges } from '@/lib/stored/shown-changes';
import { nameOf } from '@/lib/model/status-change';
import { listChanges } from './outbox';

/** A change that is done is shown beside its order for a day (ms); after that it is in the log only. */
const shownFor = 86_400_000;

/** Writings follow one another, so that the last one has read the latest state. */
let mirroring: Promise<void> = Promise.resolve();

/**
 * Shows every page how the changes stand: what the database says, in storage that a panel in somebody's page can watch.
 * Written anew when the worker starts, in case the last one died in between.
 */
export function mirrorChanges(): Promise<void> {
  const mirrored = mirroring.then(async () => {
    const shown = (await listChanges()).filter(
      (change) => change.state !== 'done' || Math.abs(Date.now() - change.settledAt) < shownFor,
    );
    await shownChanges.write(Object.fromEntries(shown.map((change) => [nameOf(change), change])));
  });
  mirroring = mirrored.catch(() => undefined);
  return mirrored;
}

import { createTurns } from '@/lib/async/in-turn';
import { shownChanges, type ShownChange } from '@/lib/stored/shown-changes';
import { isStatusChange, nameOf, type Change } from '@/lib/model/change';
import { namesIn } from '@/lib/edit/order-fields';
import { listChanges } from './outbox';

/** A finished change is shown beside its order for a day (ms). After that it is in the log only. */
const shownFor = 86_400_000;

/** In turn, so that the last write has the latest state. */
const inTurn = createTurns();

/**
 * Copies the changes from the database to storage that every page can watch, also a panel in somebody's page. Repeated
 * when the worker starts, in case the last one died in between.
 */
export function mirrorChanges(): Promise<void> {
  return inTurn(async () => {
    const shown = (await listChanges()).filter(
      (change) => change.state !== 'done' || Math.abs(Date.now() - change.settledAt) < shownFor,
    );
    await shownChanges.write(Object.fromEntries(shown.map((change) => [nameOf(change), toShown(change)])));
  });
}

/** The values of an edit stay in the database: content scripts can read the storage that pages watch. */
function toShown(change: Change): ShownChange {
  if (isStatusChange(change)) return change;
  const { from: _, to, note: __, found: ___, replaced: ____, ...shown } = change;
  return { ...shown, fields: namesIn(to) };
}

import { FailureError, toFailure } from '@/lib/model/failure';
import { labelNoticesSchema, type LabelNotice } from '@/lib/model/label';
import type { ParcelPlace } from '@/lib/model/parcel';
import { storedItem } from '@/lib/stored/stored-item';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { createTurns } from '@/lib/async/in-turn';
import { announce } from '@/lib/background/progress/announce';

/** A tab keeps so many notices. */
const mostNotices = 5;

/** Two labels may fail at once: each change starts from what the one before wrote. */
const inTurn = createTurns();

/** The notices that a tab has not shown yet, oldest first. */
export function noticesOfTab(tabId: number) {
  return storedItem(`session:label-notices-${String(tabId)}`, labelNoticesSchema, []);
}

/**
 * Does something with a label for the panel in a tab. If the panel shows another ticket when it fails, nobody waits for the
 * answer any more: the failure becomes a notice on the ticket that is there now.
 *
 * @param visit of the ticket that the panel showed when it asked; '' when the question was not about a ticket
 */
export async function orNotice<T>(
  tabId: number,
  { visit, place }: { visit: string; place: ParcelPlace },
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    const isLeft = visit !== '' && !(await isOnVisit(tabId, visit));
    if (isLeft) await keep(tabId, { failure: toFailure(thrown), place });
    throw thrown;
  }
}

/** @throws FailureError ticketSwitched when the tab shows another ticket than on that visit */
export async function checkVisit(tabId: number, visit: string): Promise<void> {
  if (!(await isOnVisit(tabId, visit))) throw new FailureError({ kind: 'ticketSwitched' });
}

export function dismissNotice(tabId: number, id: string): Promise<void> {
  const notices = noticesOfTab(tabId);
  return inTurn(async () => notices.write((await notices.read()).filter((notice) => notice.id !== id)));
}

async function isOnVisit(tabId: number, visit: string): Promise<boolean> {
  return (await ticketOfTab(tabId).read())?.visit === visit;
}

async function keep(tabId: number, { failure, place }: Omit<LabelNotice, 'id'>): Promise<void> {
  const notices = noticesOfTab(tabId);
  const notice = { id: crypto.randomUUID(), failure, place };
  await inTurn(async () => notices.write([...(await notices.read()), notice].slice(-mostNotices)));
  await announce('labels');
}

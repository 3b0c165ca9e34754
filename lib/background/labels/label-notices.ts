import { FailureError, toFailure } from '@/lib/model/failure';
import { labelNoticesSchema, type LabelNotice } from '@/lib/model/label';
import type { ParcelPlace } from '@/lib/model/parcel';
import { storedItem } from '@/lib/stored/stored-item';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { createTurns } from '@/lib/async/in-turn';
import { announce } from '@/lib/background/progress/announce';

/** A tab has no more to say than this. */
const mostNotices = 5;

/** Two labels may fail together, and one be read while another fails: each change begins with what the other has left. */
const inTurn = createTurns();

/** What is still to be said in a tab, oldest first. */
export function noticesOfTab(tabId: number) {
  return storedItem(`session:label-notices-${String(tabId)}`, labelNoticesSchema, []);
}

/**
 * Does something with a label for the panel in a tab. A panel that has gone to another ticket meanwhile has nobody left who
 * waits for the answer (the page may have made it anew), so a failure is kept, and said on the ticket that is there now.
 *
 * @param visit of the ticket that the panel showed when it asked; '' when it was not about one, so that it is still there
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

import { FailureError, toFailure } from '@/lib/model/failure';
import {
  documentNoticesSchema,
  keyOfDocument,
  type DocumentNotice,
  type DocumentPlace,
} from '@/lib/documents/document';
import { storedItem } from '@/lib/stored/stored-item';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { createTurns } from '@/lib/async/in-turn';
import { announce } from '@/lib/background/progress/announce';

/** A tab keeps at most this many notices. */
const mostNotices = 5;

/**
 * Changes run one after the other: two documents may fail at once, and each change must start from what the one before
 * wrote.
 */
const inTurn = createTurns();

/** The notices that a tab has not shown yet, oldest first. */
export function noticesOfTab(tabId: number) {
  return storedItem(`session:document-notices-${String(tabId)}`, documentNoticesSchema, []);
}

/**
 * Runs an action on a document for the panel in a tab. If it fails after the tab has left the ticket, nobody waits for the
 * answer any more: the failure becomes a notice on the ticket that is there now. Once the agent has the file, its
 * notices are removed.
 *
 * @param visit the ticket view that the panel showed when it asked; '' when the action is not about a ticket
 * @param isHad tells from the result of `act` whether the agent has the file
 */
export async function orNotice<T>(
  tabId: number,
  { visit, place }: { visit: string; place: DocumentPlace },
  act: () => Promise<T>,
  isHad: (value: T) => boolean = () => true,
): Promise<T> {
  try {
    const value = await act();
    const isForgotten = isHad(value) && (await forgetNoticesOf(tabId, place));
    // A notice that is used to save the file (`visit` is '') shows the result itself, and stays until the next ticket.
    if (isForgotten && visit !== '') await announce('labels');
    return value;
  } catch (thrown) {
    const isLeft = visit !== '' && !(await isOnVisit(tabId, visit));
    if (isLeft) await keep(tabId, { failure: toFailure(thrown), place });
    throw thrown;
  }
}

/** @throws FailureError ticketSwitched when the tab does not show that ticket view any more */
export async function checkVisit(tabId: number, visit: string): Promise<void> {
  if (!(await isOnVisit(tabId, visit))) throw new FailureError({ kind: 'ticketSwitched' });
}

/** Removes a notice that the agent has read. */
export async function dismissNotice(tabId: number, id: string): Promise<void> {
  await keepOnly(tabId, (notice) => notice.id !== id);
}

function forgetNoticesOf(tabId: number, place: DocumentPlace): Promise<boolean> {
  return keepOnly(tabId, (notice) => keyOfDocument(notice.place) !== keyOfDocument(place));
}

/** Removes notices. Returns true when there was one to remove. */
function keepOnly(tabId: number, isKept: (notice: DocumentNotice) => boolean): Promise<boolean> {
  const notices = noticesOfTab(tabId);
  return inTurn(async () => {
    const before = await notices.read();
    const kept = before.filter(isKept);
    if (kept.length === before.length) return false;
    await notices.write(kept);
    return true;
  });
}

async function isOnVisit(tabId: number, visit: string): Promise<boolean> {
  return (await ticketOfTab(tabId).read())?.visit === visit;
}

async function keep(tabId: number, { failure, place }: Omit<DocumentNotice, 'id'>): Promise<void> {
  const notices = noticesOfTab(tabId);
  const notice = { id: crypto.randomUUID(), failure, place };
  await inTurn(async () => notices.write([...(await notices.read()), notice].slice(-mostNotices)));
  await announce('labels');
}

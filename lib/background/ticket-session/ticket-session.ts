import { inBackground } from '@/lib/background/in-background';
import type { Judgement, Look, SeenPage, TicketView } from '@/lib/messages/ticket-messages';
import type { AnswerToAsked } from '@/lib/messages/rule-messages';
import type { Order } from '@/lib/model/order';
import { isOn } from '@/lib/model/rule';
import { noTicket, type Ticket } from '@/lib/model/ticket';
import type { AskedOutcome, LedgerEntry } from '@/lib/rules/ledger-entry';
import type { Changes } from '@/lib/stored/changes';
import { listTicketTabs, ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { learnStatusesOf } from '@/lib/background/accounts/account-statuses';
import { noteHelpdeskHost } from '@/lib/background/inbox/read-inbox';
import { noticesOfTab } from '@/lib/background/documents/document-notices';
import { refreshOrders, refreshStaleOrders } from '@/lib/background/orders/refresh-orders';
import { aboutTicket, applyAsked, considerTicket } from '@/lib/background/rules/consider';
import { listForTicket, noteInLedger, skipAsked } from '@/lib/background/rules/ledger';
import { askForTicket } from '@/lib/background/tickets/ask-for-ticket';
import { judgeOrder, linksOfTab } from '@/lib/background/tickets/links';
import { liveAnswersOfTab } from '@/lib/background/tickets/live-answers';
import type { LookUp } from '@/lib/background/tickets/look-up';
import { makeTicket } from '@/lib/background/tickets/make-ticket';
import { team } from '@/lib/background/team/team';
import type { Colleagues } from '@/lib/team/colleagues';
import { recordSeen } from '@/lib/background/tickets/record-seen';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { isDoneByHand } from './done-by-hand';
import { forgetLookUp, lookUpOnce } from './look-up-once';
import { handledState, stateOf } from './handled-state';

/**
 * The ticket in a tab. Events come in: the ticket is seen, rests, is left, or something that it depends on changes. For
 * each new state the ticket is recorded as seen, and the rules run once. Panels draw what `viewTicket` returns; it only
 * reads. All that must survive the worker is in storage.
 */

/** Tab → the handling of its ticket that is under way. Each begins when the one before has ended. */
const handling = new Map<number, Promise<void>>();

/**
 * A content script has read its page, or begins to.
 *
 * @param origin of the page
 */
export async function seeTicket(page: SeenPage, tabId: number, origin: string): Promise<void> {
  const ticket = await makeTicket(page, await ticketOfTab(tabId).read(), origin);
  await ticketOfTab(tabId).write(ticket);
  if (ticket.stage !== 'read') return;
  const address = URL.parse(ticket.address);
  // The inbox in Base shows Responso only.
  if (address && isResponsoApp(address)) await noteHelpdeskHost(address.host);
  // Nobody waits for it.
  void handle(tabId);
}

/** Nothing of the ticket has changed for a while: rules that waited for that run. */
export async function restTicket(visit: string, tabId: number): Promise<void> {
  if (await readOnVisit(visit, tabId)) await handle(tabId);
}

/** The page shows no ticket (any more). */
export async function leaveTicket(tabId: number): Promise<void> {
  forgetLookUp(tabId);
  team().lookAway(tabId);
  await ticketOfTab(tabId).remove();
}

/** The tab was closed: nothing of it is kept. */
export async function closeTicketTab(tabId: number): Promise<void> {
  forgetLookUp(tabId);
  team().lookAway(tabId);
  const items = [ticketOfTab, liveAnswersOfTab, noticesOfTab, linksOfTab, handledState];
  await Promise.all(items.map((itemOf) => itemOf(tabId).remove()));
}

/**
 * Tickets are handled again for changes no more often than this (ms): during a first sync, orders come in each second.
 */
const handleAgainAfter = 5_000;
let handledAt = -Infinity;
let round: ReturnType<typeof setTimeout> | undefined;
let known: Changes | undefined;

/** Something has changed that tickets depend on. */
export function followTicketChanges(changes: Changes): void {
  const isSame =
    known?.orders === changes.orders && known.links === changes.links && known.accounts === changes.accounts;
  known = changes;
  if (isSame) return;
  const wait = handledAt + handleAgainAfter - performance.now();
  if (wait <= 0) beginRound();
  else round ??= setTimeout(beginRound, wait);
}

function beginRound(): void {
  clearTimeout(round);
  round = undefined;
  handledAt = performance.now();
  inBackground(handleTickets(), 'open tickets');
}

/**
 * Handles every open ticket whose state has not been handled: when the worker starts, in case the last one died before;
 * when rules were edited; and each minute, for rules that wait.
 */
export async function handleTickets(): Promise<void> {
  await Promise.all((await listTicketTabs()).map(handle));
}

/** Handles the ticket in a tab if its state is new. Never throws: what failed is handled again within a minute. */
function handle(tabId: number): Promise<void> {
  const run = (handling.get(tabId) ?? Promise.resolve())
    .then(() => handleNow(tabId).catch(() => undefined))
    .finally(() => {
      if (handling.get(tabId) === run) handling.delete(tabId);
    });
  handling.set(tabId, run);
  return run;
}

async function handleNow(tabId: number): Promise<void> {
  const ticket = await ticketOfTab(tabId).read();
  if (ticket?.stage !== 'read') return;
  const [found, rules, handled] = await Promise.all([
    lookUpOnce(ticket, tabId),
    keptRules.read(),
    handledState(tabId).read(),
  ]);
  const state = await stateOf(ticket, found, rules.filter(isOn));
  if (handled === state) return;
  const now = Date.now();
  const orders = found.matches.map(({ order }) => order);
  void refreshStaleOrders(orders, now);
  void learnStatusesOf(
    orders,
    found.matches.flatMap(({ returns }) => returns),
  );
  await recordSeen(ticket, found, now);
  const isSettled = await considerTicket(ticket, found, now);
  for (const entry of (await listRuled(ticket, found, now)).filter((each) => isDoneByHand(each, found)))
    await noteInLedger({ ...entry, verdict: 'already', at: now });
  if (isSettled) await handledState(tabId).write(state);
}

/** Nothing is known of a ticket that its page is still drawing. */
const nothingFound: LookUp = {
  ...{ matches: [], dismissed: [], returns: [], namedReturns: [], identity: [], lookedFor: [], askable: [] },
  ...{ buyer: null, unmet: [], live: { asked: [], open: [], failures: [] } },
};

/** What a panel draws for the ticket in its tab. It only reads. */
export async function viewTicket(tabId: number): Promise<TicketView> {
  // What rules ask comes with the orders, not a moment after them.
  await handling.get(tabId);
  const ticket = (await ticketOfTab(tabId).read()) ?? noTicket;
  const isRead = ticket.stage === 'read';
  const found = isRead ? await lookUpOnce(ticket, tabId) : nothingFound;
  const { matches, dismissed, returns, buyer, lookedFor, unmet, live } = found;
  const [ruled, settings, notices] = await Promise.all([
    listRuled(ticket, found, Date.now()),
    keptSettings.read(),
    noticesOfTab(tabId).read(),
  ]);
  return {
    ...{ isRead, isUnread: ticket.isUnread, visit: ticket.visit, isRemembered: ticket.key !== '' },
    ...{ matches, dismissed, returns, buyer, lookedFor, unmet },
    live: { ...live, isByItself: settings.panel.asksBase },
    notices,
    ruled: ruled.filter((entry) => !isDoneByHand(entry, found)),
  };
}

/** What rules ask about the orders of a ticket, and what they have done. */
function listRuled(ticket: Ticket, { matches, returns }: LookUp, now: number): Promise<LedgerEntry[]> {
  const orders = [...matches.map(({ order }) => order), ...returns.map(({ orderReturn }) => orderReturn)];
  return listForTicket(aboutTicket(ticket), orders, now);
}

/** Asks Base about the ticket in a tab. @param isAgain true: also what Base was asked before */
export async function askBaseForTicket(isAgain: boolean, tabId: number): Promise<void> {
  const ticket = await ticketOfTab(tabId).read();
  if (ticket?.stage !== 'read') return;
  const { askable } = await lookUpOnce(ticket, tabId);
  await askForTicket(ticket, tabId, askable, isAgain);
  // It may have brought an order for the rules.
  void handle(tabId);
}

/** Reads the orders of the ticket in a tab again, whatever the age of their copies. */
export async function refreshTicket(tabId: number): Promise<void> {
  const ticket = await ticketOfTab(tabId).read();
  if (ticket?.stage !== 'read') return;
  const { matches } = await lookUpOnce(ticket, tabId);
  await refreshOrders(matches.map(({ order }): Order => order));
}

/** Saves that an agent links or dismisses an order for the ticket in a tab, unless the tab has left that ticket. */
export async function judgeForTicket({ visit, verdict, ...order }: Judgement, tabId: number): Promise<void> {
  const ticket = await readOnVisit(visit, tabId);
  if (!ticket) return;
  await judgeOrder(ticket, tabId, order, verdict);
  await handle(tabId);
}

/** Carries out an agent's answer to what a rule asks. A click for a ticket that the tab has left does nothing. */
export async function answerForTicket(
  { visit, isWanted, ...key }: AnswerToAsked,
  tabId: number,
): Promise<AskedOutcome> {
  if (!(await readOnVisit(visit, tabId))) return 'over';
  if (isWanted) return applyAsked(key, Date.now());
  await skipAsked(key, Date.now());
  return 'skipped';
}

/** Tells the team what the panel of a tab shows. @returns who else looks at it, as `Team.look` */
export async function lookWithTeam({ visit, orders, known }: Look, tabId: number): Promise<Colleagues> {
  const ticketKey = (await readOnVisit(visit, tabId))?.key ?? '';
  return team().look(tabId, { ticketKey, orders }, known);
}

async function readOnVisit(visit: string, tabId: number): Promise<Ticket | undefined> {
  const ticket = await ticketOfTab(tabId).read();
  return ticket?.visit === visit ? ticket : undefined;
}

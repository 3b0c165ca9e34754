import type { TicketPage } from '@/lib/sites/responso/reading/read-page';
import { ticketIdOf } from '@/lib/sites/responso/reading/ticket-address';
import { noAgent, noteAgent, type AgentMemory } from './agent-memory';
import { keyOf, noteFollowed, noteOther, type SharedKeys } from './ticket-keys';
import { isOther, isRedrawn, looksLikeKey, traitsOf, type Traits } from './ticket-traits';

/** A page counts as complete if it has not changed for `restsAfter` (ms), or after `longestUnrest` (ms) in any case. */
export const restsAfter = 500;
export const longestUnrest = 900;
/** A ticket has begun to appear when so many characters are new, or when one of the texts may be a key. */
export const fewest = 40;
/** A page that has just been opened, without a reply box and a key, may still be loading: it must rest longer (ms). */
export const firstRestsAfter = 1_500;
/**
 * After the URL has changed, the old ticket may stay drawn while the new one is loading. Until the new one has begun to
 * appear, and for this long (ms) after that, only texts drawn since then are read. A text that the page still shows
 * afterwards belongs to the new ticket.
 */
export const staleFor = 4_000;
/** A page's loading indicator counts for this long (ms). */
const loadsFor = 4_000;
/** A page that takes longer than this (ms) is read as it is. Until then, nothing of it is shown. */
export const givenUpAfter = 12_000;
/**
 * Some apps draw the next ticket before they change the URL. A ticket that has just appeared under the old URL is not
 * reported for `addressFollows` (ms). If the URL changes within `addressFollowed` (ms), the ticket belongs to the new
 * URL.
 */
export const addressFollows = 1_000;
const addressFollowed = 3_000;
/** A redrawn page shows the next ticket only if it had shown the previous one unchanged for this long (ms). */
const readFor = 1_000;
/** If a smaller part of the previous ticket's texts is left, the rest belongs to the new ticket too. */
const mostKept = 0.5;
/** The background accepts no more. */
const mostAddresses = 20;

/** What is known about the ticket on the page. Times are ms of one clock. */
export interface TicketState {
  address: URL;
  /** '' before the first ticket view. */
  visit: string;
  visitBegan: number;
  /** True if the ticket view began with everything on the page, without a previous ticket. */
  isWhole: boolean;
  /** True if texts from before the ticket view count as this ticket's. */
  isReleased: boolean;
  /** When the first text of this ticket was seen (`seenAt`), and when enough of it (`drawnAt`). */
  seenAt: number | undefined;
  drawnAt: number | undefined;
  /** The subject on the page when the ticket view began. */
  formerSubject: string | undefined;
  /** The traits of the ticket that was read last, to recognise another one under the same URL. */
  former: Traits | undefined;
  /** When another ticket appeared under the same URL (`replacedAt`), and when its page was redrawn (`redrawnAt`). */
  replacedAt: number;
  redrawnAt: number;
  /** The last report of this ticket view, and when the first one was made (`toldAt`). */
  told: { said: string; isTicket: boolean } | undefined;
  toldAt: number;
  sharedKeys: SharedKeys;
  agent: AgentMemory;
}

/** What a page shows at one moment. */
export interface PageReading {
  page: TicketPage;
  /** The ticket's texts that were drawn since the ticket view began. */
  fresh: { length: number; hasKey: boolean };
  /** The part of the previous ticket's texts that is unchanged, 0 to 1. */
  kept: number;
  /** How long no text has changed, ms. */
  restedFor: number;
  /** True if the page shows that it is loading. */
  isBusy: boolean;
}

/** `visit`: a new id, in case a ticket view begins. */
export type TicketEvent =
  | { kind: 'address'; address: URL; visit: string }
  | { kind: 'anew'; visit: string }
  | { kind: 'read'; reading: PageReading; visit: string }
  /** Reads the page only to find out which ticket it shows. */
  | { kind: 'glanced'; reading: PageReading; visit: string };

export type TicketEffect =
  /** `hasFormer`: texts on the page may belong to the previous ticket. */
  | { kind: 'begin'; visit: string; key: string; hasFormer: boolean }
  | { kind: 'drawing' }
  | { kind: 'tell'; visit: string; key: string; page: TicketPage }
  | { kind: 'settled' }
  | { kind: 'readAfter'; ms: number };

export interface Step {
  state: TicketState;
  effects: TicketEffect[];
}

/** The state of a page that was just loaded, before anything was read. */
export function firstState(address: URL): TicketState {
  return {
    ...{ address, visit: '', visitBegan: 0, isWhole: true, isReleased: true },
    ...{ seenAt: undefined, drawnAt: undefined, formerSubject: undefined, former: undefined },
    ...{ replacedAt: -Infinity, redrawnAt: -Infinity, told: undefined, toldAt: Infinity },
    ...{ sharedKeys: new Set<string>(), agent: noAgent },
  };
}

/** Returns the new state after an event, and the effects to run. Pure. */
export function stepTicket(state: TicketState, event: TicketEvent, now: number): Step {
  switch (event.kind) {
    case 'address':
      return changeAddress(state, event.address, event.visit, now);
    case 'anew':
      return begin(state, event.visit, false, now);
    case 'glanced':
      return noteTraits(state, event.reading, event.visit, now);
    case 'read':
      return takeReading(state, event.reading, event.visit, now);
  }
}

function begin(state: TicketState, visit: string, hasFormer: boolean, now: number): Step {
  const begun = hasFormer ? undefined : now;
  return {
    state: {
      ...state,
      ...{
        visit,
        visitBegan: now,
        isWhole: !hasFormer,
        isReleased: !hasFormer,
        seenAt: begun,
        drawnAt: begun,
      },
      ...{ formerSubject: state.former?.subject, former: undefined, told: undefined, toldAt: Infinity },
    },
    effects: [
      { kind: 'begin', visit, key: keyOf(state.sharedKeys, state.address), hasFormer },
      { kind: 'readAfter', ms: loadsFor },
      { kind: 'readAfter', ms: givenUpAfter },
    ],
  };
}

function changeAddress(state: TicketState, address: URL, visit: string, now: number): Step {
  const id = ticketIdOf(address);
  const moved = { ...state, address };
  if (state.visit !== '' && id !== '' && id === ticketIdOf(state.address))
    return { state: moved, effects: [] };
  const isDrawn = now - state.replacedAt < addressFollowed || now - state.redrawnAt < addressFollows;
  const sharedKeys = isDrawn ? noteFollowed(state.sharedKeys, state.address) : state.sharedKeys;
  const followed = { ...moved, sharedKeys, replacedAt: -Infinity, redrawnAt: -Infinity };
  return begin(followed, visit, !isDrawn, now);
}

function takeReading(state: TicketState, reading: PageReading, visit: string, now: number): Step {
  const isGivenUp = now - state.visitBegan > givenUpAfter;
  const progress = reading.page.isTicket && !isGivenUp ? progressOf(state, reading, now) : undefined;
  if (progress?.wait !== undefined) {
    return {
      state: withoutNone(progress.state),
      effects: [{ kind: 'drawing' }, ...readAfter(progress.wait)],
    };
  }
  const givenUp = isGivenUp ? { ...state, drawnAt: state.drawnAt ?? now, isReleased: true } : state;
  const drawn = progress?.state ?? givenUp;
  // Read again, including the texts that were taken for the previous ticket's.
  if (drawn.isReleased && !state.isReleased) return { state: drawn, effects: readAfter(0) };

  const noted = noteTraits(drawn, reading, visit, now);
  const { replacedAt, redrawnAt } = noted.state;
  const isHeld = ticketIdOf(state.address) !== '' && now - Math.max(replacedAt, redrawnAt) < addressFollows;
  if (isHeld) return { state: withoutNone(noted.state), effects: [...noted.effects, { kind: 'drawing' }] };
  const told = tell(noted.state, reading, now);
  return {
    state: told.state,
    effects: [...noted.effects, ...told.effects, ...releasing(told.state, reading, now)],
  };
}

/** Forgets a report of "no ticket" while a ticket is loading. If none appears, that must be reported again. */
function withoutNone(state: TicketState): TicketState {
  return state.told?.isTicket === false ? { ...state, told: undefined } : state;
}

/** Checks texts from before the ticket view again when the page rests, and when they have stayed for long. */
function releasing(
  { isReleased, drawnAt }: TicketState,
  { restedFor }: PageReading,
  now: number,
): TicketEffect[] {
  if (isReleased || drawnAt === undefined) return [];
  return readAfter(restedFor < restsAfter ? restsAfter - restedFor : drawnAt + staleFor - now);
}

/** How far the page has drawn the ticket. `wait`: it is still loading; read it again after so many ms. */
function progressOf(
  state: TicketState,
  { page, fresh, kept, restedFor, isBusy }: PageReading,
  now: number,
): { state: TicketState; wait?: number } {
  const hasBegun = state.drawnAt !== undefined || fresh.length >= fewest || fresh.hasKey;
  const seenAt = state.seenAt ?? (fresh.length > 0 ? now : undefined);
  const seen = { ...state, seenAt };
  // Wait for the next change of the page.
  if (seenAt === undefined) return { state: seen, wait: Infinity };
  const isLoading = isBusy && now - state.visitBegan < loadsFor;
  const isAtRest = !isLoading && (restedFor >= restsAfter || now - seenAt >= longestUnrest);
  if (!hasBegun && !isAtRest) return { state: seen, wait: restsAfter - restedFor };

  const hasKey = page.lines.some((line) => looksLikeKey(withoutId(line, state.address)));
  if (!hasKey && !isAtRest) return { state: seen, wait: restsAfter - restedFor };
  if (!hasKey && state.isWhole && !page.hasReplyBox) {
    const isEmpty = page.lines.join('').length < fewest;
    if (isEmpty) return { state: seen, wait: Infinity };
    if (restedFor < firstRestsAfter) return { state: seen, wait: firstRestsAfter - restedFor };
  }
  const drawnAt = state.drawnAt ?? now;
  const isGone = kept < mostKept || (page.subject === state.formerSubject && fresh.length > 0);
  const isReleased =
    state.isReleased || now - drawnAt >= staleFor || (isGone && !isLoading && restedFor >= restsAfter);
  return { state: { ...seen, drawnAt, isReleased } };
}

/** Recognises another ticket under the same URL by its texts, and begins a new ticket view for it. */
function noteTraits(state: TicketState, { page }: PageReading, visit: string, now: number): Step {
  const { former } = state;
  const traits = page.isTicket ? traitsOf(page) : undefined;
  if (!traits || !former || !isRedrawn(traits, former))
    return { state: { ...state, former: traits }, effects: [] };
  if (!isOther(traits, former)) {
    if (now - state.toldAt < readFor) return { state: { ...state, former: traits }, effects: [] };
    return { state: { ...state, former: traits, redrawnAt: now }, effects: readAfter(addressFollows) };
  }
  const shared = { ...state, sharedKeys: noteOther(state.sharedKeys, state.address) };
  const begun = begin(shared, visit, false, now);
  return {
    state: { ...begun.state, former: traits, replacedAt: now },
    effects: [...begun.effects, { kind: 'readAfter', ms: addressFollows }],
  };
}

/** Reports the page's content, unless it was reported already. */
function tell(state: TicketState, { page, restedFor }: PageReading, now: number): Step {
  const agent = noteAgent(state.agent, state.visit, page.agentAddresses);
  // A page may become a ticket while it is drawn. It is reported as unreadable only once it rests.
  const isHinted = page.isTicket || page.hint === '' || restedFor >= firstRestsAfter;
  const known: TicketPage = {
    ...page,
    hint: isHinted ? page.hint : '',
    agentAddresses: [...agent.known].slice(0, mostAddresses),
  };
  // Whether the reply is open tells nothing new about the ticket.
  const { subject: _, hasReplyBox: __, ...telling } = known;
  const said = JSON.stringify(telling);
  const effects: TicketEffect[] = [
    { kind: 'settled' },
    ...(isHinted ? [] : readAfter(firstRestsAfter - restedFor)),
  ];
  if (said === state.told?.said) return { state: { ...state, agent }, effects };
  const { visit } = state;
  const key = keyOf(state.sharedKeys, state.address);
  return {
    state: { ...state, agent, told: { said, isTicket: page.isTicket }, toldAt: Math.min(state.toldAt, now) },
    effects: [{ kind: 'tell', visit, key, page: known }, ...effects],
  };
}

/** Removes the ticket's own number, which leads to no order. */
function withoutId(line: string, address: URL): string {
  const id = ticketIdOf(address);
  return id === '' ? line : line.split(id).join(' ');
}

function readAfter(ms: number): TicketEffect[] {
  return ms === Infinity ? [] : [{ kind: 'readAfter', ms: Math.max(ms, 0) }];
}

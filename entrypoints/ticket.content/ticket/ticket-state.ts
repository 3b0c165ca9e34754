import type { TicketPage } from '@/lib/sites/responso/reading/read-page';
import { ticketIdOf } from '@/lib/sites/responso/reading/ticket-address';
import { noAgent, noteAgent, type AgentMemory } from './agent-memory';
import { keyOf, noteFollowed, noteOther, type SharedKeys } from './ticket-keys';
import { isOther, isRedrawn, looksLikeKey, traitsOf, type Traits } from './ticket-traits';

/** What a page has drawn is believed to be all when it has not changed for this long (ms), or for that long anyway. */
export const restsAfter = 500;
export const longestUnrest = 900;
/** A ticket has begun to appear when so many characters are new, or one of them may be a key. */
export const fewest = 40;
/** A page that has just been opened, without a reply box and a key, may still be loading: it must rest longer (ms). */
export const firstRestsAfter = 1_500;
/**
 * After the address has changed the old ticket may stay drawn while the new one is on its way. Until the new one has
 * begun to appear, and for this long (ms) after, only what has been drawn since is read; a page that still shows a
 * text then does show it for this ticket.
 */
export const staleFor = 4_000;
/** A page that says it is loading is believed for this long (ms). */
export const loadsFor = 4_000;
/** A slower helpdesk shows nothing yet. After this long (ms) the page is taken as it is. */
export const givenUpAfter = 12_000;
/**
 * Some apps draw the next ticket before they change the address: one that has just appeared under the former address is
 * not read for so long (ms), and is not taken for the former one's when the address follows within the other.
 */
export const addressFollows = 1_000;
export const addressFollowed = 3_000;
/** A page that has been drawn anew shows the next ticket only if it had shown the former one at rest for so long (ms). */
const readFor = 1_000;
/** With less than this part of the former ticket's texts left, what is left is the new one's too. */
const mostKept = 0.5;
/** As many as the background takes. */
const mostAddresses = 20;

/** What is known of the ticket on the page. Times are ms of one clock. */
export interface TicketState {
  address: URL;
  /** '' before the first. */
  visit: string;
  visitBegan: number;
  /** The visit began with all that stood on the page. */
  isWhole: boolean;
  /** Texts from before the visit count as the visit's ticket's. */
  isReleased: boolean;
  /** When something of the visit's ticket was seen first, and when enough of it. */
  seenAt: number | undefined;
  drawnAt: number | undefined;
  /** The subject that the page showed when the visit began. */
  formerSubject: string | undefined;
  /** What tells the ticket that was read last from another at the same address. */
  former: Traits | undefined;
  /** When another one appeared there, and when its page was drawn anew. */
  replacedAt: number;
  redrawnAt: number;
  /** What was told last of this visit, and when something was told first. */
  told: { said: string; isTicket: boolean } | undefined;
  toldAt: number;
  sharedKeys: SharedKeys;
  agent: AgentMemory;
}

/** What a page shows at one moment. */
export interface PageReading {
  page: TicketPage;
  /** Of the ticket's texts, those that have been drawn since the visit began. */
  fresh: { length: number; hasKey: boolean };
  /** What part of the former ticket's texts still stands as it was, 0 to 1. */
  kept: number;
  /** How long no text has changed, ms. */
  restedFor: number;
  /** The page says that it is loading. */
  isBusy: boolean;
}

/** `visit`: a new id, for the case that a visit begins. */
export type TicketEvent =
  | { kind: 'address'; address: URL; visit: string }
  | { kind: 'anew'; visit: string }
  | { kind: 'read'; reading: PageReading; visit: string }
  /** Only to know which ticket it is. */
  | { kind: 'glanced'; reading: PageReading; visit: string };

export type TicketEffect =
  /** `hasFormer`: what stands on the page may be the former ticket's. */
  | { kind: 'begin'; visit: string; key: string; hasFormer: boolean }
  | { kind: 'drawing' }
  | { kind: 'tell'; visit: string; key: string; page: TicketPage }
  | { kind: 'settled' }
  | { kind: 'readAfter'; ms: number };

export interface Step {
  state: TicketState;
  effects: TicketEffect[];
}

export function firstState(address: URL): TicketState {
  return {
    ...{ address, visit: '', visitBegan: 0, isWhole: true, isReleased: true },
    ...{ seenAt: undefined, drawnAt: undefined, formerSubject: undefined, former: undefined },
    ...{ replacedAt: -Infinity, redrawnAt: -Infinity, told: undefined, toldAt: Infinity },
    ...{ sharedKeys: new Set<string>(), agent: noAgent },
  };
}

/** What becomes of the ticket on the page by an event, and what is to be done. Pure. */
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
  // Read once more, with what was taken for the former ticket's.
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

/** A ticket on its way is shown: if none comes, that there is none must be told once more. */
function withoutNone(state: TicketState): TicketState {
  return state.told?.isTicket === false ? { ...state, told: undefined } : state;
}

/** Texts from before the visit are looked at again when the page rests, and when they have stood for long. */
function releasing(
  { isReleased, drawnAt }: TicketState,
  { restedFor }: PageReading,
  now: number,
): TicketEffect[] {
  if (isReleased || drawnAt === undefined) return [];
  return readAfter(restedFor < restsAfter ? restsAfter - restedFor : drawnAt + staleFor - now);
}

/** How far the page has drawn the visit's ticket. `wait`: it is on its way; it is to be read again after so many ms. */
function progressOf(
  state: TicketState,
  { page, fresh, kept, restedFor, isBusy }: PageReading,
  now: number,
): { state: TicketState; wait?: number } {
  const hasBegun = state.drawnAt !== undefined || fresh.length >= fewest || fresh.hasKey;
  const seenAt = state.seenAt ?? (fresh.length > 0 ? now : undefined);
  const seen = { ...state, seenAt };
  // The next change of the page leads on.
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

/** Another ticket at the same address is told by what stands on the page: it is a visit of its own. */
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

/** Tells what the page says, unless it was told already. */
function tell(state: TicketState, { page, restedFor }: PageReading, now: number): Step {
  const agent = noteAgent(state.agent, state.visit, page.agentAddresses);
  // What is no ticket may become one while it is drawn: only at rest it is said to be none that can be read.
  const isHinted = page.isTicket || page.hint === '' || restedFor >= firstRestsAfter;
  const known: TicketPage = {
    ...page,
    hint: isHinted ? page.hint : '',
    agentAddresses: [...agent.known].slice(0, mostAddresses),
  };
  // Whether the reply is open says nothing new of the ticket.
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

/** The ticket's own number leads to no order. */
function withoutId(line: string, address: URL): string {
  const id = ticketIdOf(address);
  return id === '' ? line : line.split(id).join(' ');
}

function readAfter(ms: number): TicketEffect[] {
  return ms === Infinity ? [] : [{ kind: 'readAfter', ms: Math.max(ms, 0) }];
}

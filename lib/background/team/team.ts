import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import { nobody, type Colleagues, type Sight } from '@/lib/team/colleagues';
import type { Lane } from './lane';
import { isShared } from './shared-accounts';

/** Whether this browser may sync an account now. */
export type Turn =
  | { kind: 'mine' }
  /** It is this browser's turn from now on. What others have synced is stored here: plan anew. */
  | { kind: 'begun' }
  /** Somebody else syncs the account, or nobody can say who may. Ask again at `until` (Unix ms). */
  | { kind: 'others'; until: number };

/** A place in a token's minute. */
export interface Place {
  /** 0: the request may be sent. Otherwise the ms until it is worth asking again. */
  wait: number;
  /** Gives the place back when the request is not sent after all. */
  giveBack: () => void;
}

/** The turn to change something. */
export interface ChangeTurn {
  /** The change is over, or waits: others may change it. */
  end: () => Promise<void>;
}

/**
 * Who does what must be done once:
 * - `mine`: this browser;
 * - `others`: another member has done it, or does it;
 * - `unknown`: nobody can say, because the team's server is out of reach.
 */
export type Claim = 'mine' | 'others' | 'unknown';

/**
 * What the rest of Sidecar needs of a team, whether there is one or not. Only `team/nats/` knows what the team's server
 * is.
 */
export interface Team {
  /** Asks for the turn to sync an account, or keeps it. */
  takeTurn: (accountId: string) => Promise<Turn>;
  /** Gives the turn back: nothing is left to sync for now, or the sync fails here and another member may try. */
  endTurn: (accountId: string) => Promise<void>;
  /**
   * Takes a place in the minute of a token, which all members share.
   *
   * @param perMinute requests a minute that the user of this browser allows
   * @throws FailureError tokenBlocked when another member knows of a block
   */
  takePlace: (fingerprint: string, lane: Lane, perMinute: number) => Promise<Place>;
  /** A request that had a place was answered, or was not sent after all. */
  leavePlace: (fingerprint: string) => void;
  /** Base blocks a token until `until` (Unix ms): no member asks before. */
  noteBlock: (fingerprint: string, until: number) => void;
  /**
   * Asks for the turn to change something in Base, so that two agents do not change it in the same moment.
   *
   * @param what what is changed: the same text for every member
   * @returns undefined: another member changes it now. Without the server nobody can know, and the turn is given
   */
  takeChange: (accountId: string, what: string) => Promise<ChangeTurn | undefined>;
  /** Claims what a rule is about to do: once for each ticket (or return) and order, in the whole team. */
  claim: (entry: LedgerEntry) => Promise<Claim>;
  /**
   * Tells the team what an agent looks at in a tab, and asks who else looks at it.
   *
   * @param known the number of the last answer
   * @returns as soon as the answer has changed, at the latest after some seconds
   */
  look: (tabId: number, sight: Sight, known: number) => Promise<Colleagues>;
  /** The tab shows no ticket any more. */
  lookAway: (tabId: number) => void;
  /** True if this browser is the owner of the team. */
  isOwner: () => Promise<boolean>;
  /** Records were written that the team has not got yet (`storage/put-shared.ts`). Sends them soon. */
  send: () => void;
}

/** When to look again for a team that is not there yet (ms). */
const soon = 1_000;

/** No team: one browser does everything itself. An account that a team shares waits for its team. */
export const alone: Team = {
  takeTurn: (accountId) =>
    Promise.resolve(isShared(accountId) ? { kind: 'others', until: Date.now() + soon } : { kind: 'mine' }),
  endTurn: () => Promise.resolve(),
  takePlace: () => Promise.resolve({ wait: 0, giveBack: () => undefined }),
  leavePlace: () => undefined,
  noteBlock: () => undefined,
  takeChange: () => Promise.resolve({ end: () => Promise.resolve() }),
  claim: ({ accountId }) => Promise.resolve(isShared(accountId) ? 'unknown' : 'mine'),
  look: () => Promise.resolve(nobody),
  lookAway: () => undefined,
  isOwner: () => Promise.resolve(false),
  send: () => undefined,
};

let present = alone;

/** The team of this browser, as it is now: ask each time. */
export function team(): Team {
  return present;
}

/** Called by `team/nats/` alone. */
export function setTeam(next: Team): void {
  present = next;
}

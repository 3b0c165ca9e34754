import type { Change } from '../../lib/model/change';
import { namesIn } from '../../lib/edit/order-fields';
import type { Target } from '../../lib/background/changes/outbox';
import type { Shop } from '../shop/shop.ts';
import type { Account } from '../base-api/account.ts';
import type { Random } from '../shop/random.ts';

/** Where an agent works: one account, and its shop as it began. */
export interface Place {
  accountId: string;
  account: Account;
  shop: Shop;
  random: Random;
  /** Unix ms of Base's clock. */
  now: () => number;
}

/** What an agent asks for: the state that Base is to have, as `stateOf` writes it. */
export interface Wish {
  to: string;
  put: () => Promise<Change | undefined>;
}

/** A change that reached Base through its API. */
export interface Call {
  name: string;
  to: string;
  at: number;
}

/** One kind of changes that an agent makes. */
export interface Work {
  targets: [Target, ...Target[]];
  /** A new change. Undefined: the agent finds nothing to change. */
  begin: (target: Target) => Wish | undefined;
  /** Wants a change again that has ended without being made. */
  again: (change: Change) => Wish | undefined;
  undo: (change: Change) => Wish;
  /** True when Base has this state now. */
  has: (target: Target, to: string) => boolean;
  /** Somebody in Base changes the same thing. */
  meddle: (target: Target) => void;
  calls: () => Call[];
  /** What is wrong in Base at the end, besides what the calls tell. */
  faults: () => string[];
}

/** A state of Base as a text, to be compared. */
export function stateOf(to: Change['to']): string {
  return typeof to === 'string' ? to : JSON.stringify(namesIn(to).map((name) => [name, to[name]]));
}

import type { Failure } from '@/lib/model/failure';
import type { SearchedOrders, ShownOrder } from '@/lib/messages/order-messages';
import type { Reply } from '@/lib/messages/reply';
import { askBackground } from '@/lib/messages/ask-background';
import { orderKey } from '@/lib/model/order';
import { changes } from '@/lib/stored/changes';
import { syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';

/** Nothing is looked up before the agent pauses for this long (ms). */
const pause = 150;

/** While orders change here, they are looked up again no more often than this (ms). */
const lookAgain = 1_000;

/**
 * A search by hand: the orders kept here as one types, then, when asked to, those that Base knows. What was found is kept
 * true: an order that is read again meanwhile is shown as it is now.
 */
export class OrderSearch {
  #query = $state('');
  #here = $state.raw<SearchedOrders | null>(null);
  #base = $state.raw<SearchedOrders | null>(null);
  #isAsking = $state(false);
  #progress = $state.raw<Record<string, SyncProgress>>({});
  #failure = $state.raw<Failure | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lookTimer: ReturnType<typeof setTimeout> | undefined;
  /** Those that came from Base only: they stay where they were shown, although they are kept here since. */
  #fromBase = $state.raw<readonly string[]>([]);
  /** Raised by every change of the query: an answer to a former one is dropped. */
  #turn = 0;

  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    this.#query = query;
    this.#turn += 1;
    this.#base = null;
    this.#fromBase = [];
    this.#isAsking = false;
    clearTimeout(this.#timer);
    if (query.trim() === '') this.#here = null;
    else this.#timer = setTimeout(() => void this.searchHere(), pause);
  }

  /** What is known here; null before the first answer. That of the former query stays until the next is there. */
  get here(): SearchedOrders | null {
    return this.#here;
  }

  /** The orders that were kept here when Base was asked. */
  get ordersHere(): ShownOrder[] {
    return (this.#here?.matches ?? []).filter((match) => !this.#fromBase.includes(orderKey(match.order)));
  }

  /** The orders that only Base knew. */
  get ordersFromBase(): ShownOrder[] {
    const latest = this.#here?.matches ?? [];
    return (this.#base?.matches ?? [])
      .filter((match) => this.#fromBase.includes(orderKey(match.order)))
      .map((match) => latest.find((each) => orderKey(each.order) === orderKey(match.order)) ?? match);
  }

  get progress(): Record<string, SyncProgress> {
    return this.#progress;
  }

  /** What Base answered to this query; null: it was not asked. */
  get base(): SearchedOrders | null {
    return this.#base;
  }

  get isAsking(): boolean {
    return this.#isAsking;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Begins to follow what changes here; the answer ends it. */
  follow(): () => void {
    const stops = [
      syncProgress.watch((progress) => (this.#progress = progress)),
      changes.watch(() => {
        if (this.#here) this.#lookTimer ??= setTimeout(() => void this.#lookAgain(), lookAgain);
      }),
    ];
    void syncProgress.read().then((progress) => (this.#progress = progress));
    return () => {
      for (const stop of stops) stop();
      clearTimeout(this.#timer);
      clearTimeout(this.#lookTimer);
    };
  }

  async #lookAgain(): Promise<void> {
    this.#lookTimer = undefined;
    if (this.#query.trim() !== '') await this.searchHere();
  }

  async searchHere(): Promise<void> {
    const here = await this.#send((query) => askBackground('searchOrders', { query }));
    if (here) this.#here = here;
  }

  async searchBase(): Promise<void> {
    this.#isAsking = true;
    const turn = this.#turn;
    const base = await this.#send((query) => askBackground('searchBase', { query }));
    if (base) {
      const kept = this.ordersHere.map(({ order }) => orderKey(order));
      this.#fromBase = base.matches.map(({ order }) => orderKey(order)).filter((key) => !kept.includes(key));
      this.#base = base;
    }
    if (turn === this.#turn) this.#isAsking = false;
  }

  async #send(send: (query: string) => Promise<Reply<SearchedOrders>>): Promise<SearchedOrders | undefined> {
    const turn = this.#turn;
    const reply = await send(this.#query);
    if (turn !== this.#turn) return undefined;
    this.#failure = reply.ok ? null : reply.failure;
    return reply.ok ? reply.value : undefined;
  }
}

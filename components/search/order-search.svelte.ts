import type { Failure } from '@/lib/model/failure';
import type { SearchedOrders, ShownOrder } from '@/lib/messages/order-messages';
import type { Reply } from '@/lib/messages/reply';
import { askBackground } from '@/lib/messages/ask-background';
import { orderKey } from '@/lib/model/order';
import { changes } from '@/lib/stored/changes';
import { syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';

/** The lookup starts when the agent stops typing for this long (ms). */
const pause = 150;

/** While stored orders change, the lookup is repeated at most this often (ms). */
const lookAgain = 1_000;

/**
 * A search by hand: the stored orders while typing, then, on request, Base's orders. Results stay up to date: an order
 * that is read again is shown in its new state.
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
  /** Ids of orders that only Base knew. They are stored now, but stay in Base's part of the results. */
  #fromBase = $state.raw<readonly string[]>([]);
  /** Increased by every change of the query, so that answers to an earlier query are dropped. */
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

  /**
   * The stored orders that match; null before the first answer. The earlier query's answer stays until the next one
   * comes.
   */
  get here(): SearchedOrders | null {
    return this.#here;
  }

  /** The matching orders that were stored when Base was asked. */
  get ordersHere(): ShownOrder[] {
    return (this.#here?.matches ?? []).filter((match) => !this.#fromBase.includes(orderKey(match.order)));
  }

  /** The matching orders that only Base knew. */
  get ordersFromBase(): ShownOrder[] {
    const latest = this.#here?.matches ?? [];
    return (this.#base?.matches ?? [])
      .filter((match) => this.#fromBase.includes(orderKey(match.order)))
      .map((match) => latest.find((each) => orderKey(each.order) === orderKey(match.order)) ?? match);
  }

  get progress(): Record<string, SyncProgress> {
    return this.#progress;
  }

  /** Base's answer to this query; null: Base was not asked. */
  get base(): SearchedOrders | null {
    return this.#base;
  }

  get isAsking(): boolean {
    return this.#isAsking;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Starts to follow changes of stored orders. Returns a function that stops it. */
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

import type { Failure } from '@/lib/errors';
import type { Reply, SearchedOrders } from '@/lib/messages';
import { sendMessage } from '@/lib/messaging';

/** Nothing is looked up before the agent pauses for this long (ms). */
const pause = 150;

/** A search by hand: the orders kept here as one types, then, when asked to, those that Base knows. */
export class OrderSearch {
  #query = $state('');
  #here = $state.raw<SearchedOrders | null>(null);
  #base = $state.raw<SearchedOrders | null>(null);
  #isAsking = $state(false);
  #failure = $state.raw<Failure | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Raised by every change of the query: an answer to a former one is dropped. */
  #turn = 0;

  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    this.#query = query;
    this.#turn += 1;
    this.#base = null;
    this.#isAsking = false;
    clearTimeout(this.#timer);
    if (query.trim() === '') this.#here = null;
    else this.#timer = setTimeout(() => void this.searchHere(), pause);
  }

  /** Orders kept here; null before the first answer. Those of the former query stay until the next ones are there. */
  get here(): SearchedOrders | null {
    return this.#here;
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

  stop(): void {
    clearTimeout(this.#timer);
  }

  async searchHere(): Promise<void> {
    const here = await this.#send((query) => sendMessage('searchOrders', { query }));
    if (here) this.#here = here;
  }

  async searchBase(): Promise<void> {
    this.#isAsking = true;
    const turn = this.#turn;
    const base = await this.#send((query) => sendMessage('searchBase', { query }));
    if (base) this.#base = base;
    if (turn === this.#turn) this.#isAsking = false;
  }

  async #send(send: (query: string) => Promise<Reply<SearchedOrders>>): Promise<SearchedOrders | undefined> {
    const turn = this.#turn;
    try {
      const reply = await send(this.#query);
      if (turn !== this.#turn) return undefined;
      this.#failure = reply.ok ? null : reply.failure;
      return reply.ok ? reply.value : undefined;
    } catch {
      this.#failure = { kind: 'extensionUpdated' };
      return undefined;
    }
  }
}

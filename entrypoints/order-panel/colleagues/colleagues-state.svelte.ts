import { SvelteSet } from 'svelte/reactivity';
import { askBackground } from '@/lib/messages/ask-background';
import { orderKey } from '@/lib/model/order';
import { nobody, type Colleagues, type Sight, type WhichOrder } from '@/lib/team/colleagues';
import { teamStanding } from '@/lib/stored/team-standing';
import type { ColleaguesThere } from '@/components/state/colleagues-there';
import { followItem } from '@/components/state/follow-item';

const readStanding = followItem(teamStanding);

/** An agent looks at something once it has been there for this long (ms): leafing through tickets disturbs nobody. */
const settlesAfter = 600;
/** A change is shown to colleagues for this much longer than it takes (ms), so that they can read who makes it. */
const lingers = 2_000;
/** The background is not asked again sooner than this after an answer that says nothing new (ms). */
const pause = 1_000;

/**
 * Follows who else is at the ticket of a panel, and tells the team the same of this agent while the panel is visible.
 * Without a team it asks nothing.
 */
export class ColleaguesState implements ColleaguesThere {
  #seen = $state.raw<Colleagues>(nobody);
  /** Counts the series of questions. Only the last one goes on. */
  #series = 0;
  /** Who has which order open in this panel. The same order may be there several times. */
  readonly #open = new SvelteSet<Sight['orders'][number]>();
  readonly #visit: () => string;

  /** @param visit reads the ticket view; '' where there is none */
  constructor(visit: () => string) {
    this.#visit = visit;
  }

  get atTicket(): readonly string[] {
    return this.#seen.atTicket;
  }

  atOrder(order: WhichOrder): { looking: readonly string[]; changing: readonly string[] } {
    const there = this.#seen.atOrders.find((each) => orderKey(each) === orderKey(order));
    return there ?? { looking: [], changing: [] };
  }

  look({ accountId, orderId }: WhichOrder, isChanging: boolean): () => void {
    const held = { accountId, orderId, isChanging };
    this.#open.add(held);
    return () => {
      if (isChanging) setTimeout(() => this.#open.delete(held), lingers);
      else this.#open.delete(held);
    };
  }

  /** Follows the team. Call it in an effect, which runs it again when something that it reads has changed. */
  follow(): (() => void) | undefined {
    if (readStanding()?.state !== 'joined') {
      this.#seen = nobody;
      return undefined;
    }
    const visit = this.#visit();
    const orders = [...Map.groupBy(this.#open, orderKey).values()].flatMap((held) => {
      const isChanging = held.some((each) => each.isChanging);
      return held.slice(0, 1).map((order) => ({ ...order, isChanging }));
    });
    const begin = () => void this.#ask({ visit, orders });
    document.addEventListener('visibilitychange', begin);
    if (document.visibilityState === 'visible') begin();
    return () => {
      this.#series += 1;
      document.removeEventListener('visibilitychange', begin);
    };
  }

  /** Asks again and again, until the panel shows something else or is hidden. */
  async #ask(shown: { visit: string; orders: Sight['orders'] }): Promise<void> {
    const series = ++this.#series;
    // Firefox goes on in a frame that was removed from the page, where timers throw.
    const isOver = () => series !== this.#series || window.closed;
    const isVisible = document.visibilityState === 'visible';
    let known = -1;
    if (isVisible) await wait(settlesAfter);
    while (!isOver()) {
      const { visit, orders } = isVisible ? shown : { visit: '', orders: [] };
      const reply = await askBackground('lookWithTeam', { visit, orders: [...orders], known });
      if (isOver()) return;
      this.#seen = reply.ok && isVisible ? reply.value : nobody;
      if (!isVisible) return;
      if (this.#seen.version === known || !reply.ok) await wait(pause);
      known = this.#seen.version;
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

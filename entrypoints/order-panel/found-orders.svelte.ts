import type { Failure } from '@/lib/model/failure';
import type { Account } from '@/lib/model/account';
import type { TicketView } from '@/lib/messages/ticket-messages';
import { askBackground } from '@/lib/messages/ask-background';
import type { Order } from '@/lib/model/order';
import { panelEventSchema, type PanelGreeting } from '@/lib/messages/panel-events';
import type { AskedOutcome, LedgerEntry } from '@/lib/rules/ledger-entry';
import { changes, noChanges, type Changes } from '@/lib/stored/changes';
import { syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';

/**
 * While stored orders change, the lookup is repeated at most this often (ms): what a colleague changes is to be seen
 * within a second, and a status changes in two steps.
 */
const lookAgain = 500;
/** The same during an account's first sync, which stores orders every second. */
const lookAgainInFirstSync = 5_000;
/** The copies of the first so many orders are refreshed while the panel is visible. */
const mostKeptFresh = 3;

/**
 * Base is asked only after this long (ms) on a ticket: an agent who leafs through a list would use up a minute's
 * requests.
 */
const askAfter = 600;

/**
 * The orders of the ticket in the panel's tab, kept up to date. A new ticket clears them at once, and answers for an
 * earlier ticket are dropped.
 */
export class FoundOrdersState {
  #found = $state.raw<TicketView | null>(null);
  #accounts = $state.raw<Account[] | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #progress = $state.raw<Record<string, SyncProgress>>({});
  #visits = $state(0);
  #isAsking = $state(false);
  #isRefreshing = $state(false);
  #changes: Changes = noChanges;
  #looks = 0;
  #lookedAt = -Infinity;
  /** The page's current ticket view; '' until the content script has reported it. */
  #visit = '';
  /** What was asked automatically for this ticket. A question is not repeated forever if it could not even be sent. */
  #asked = '';
  #stops: (() => void)[] = [];
  #lookTimer: ReturnType<typeof setTimeout> | undefined;
  #askTimer: ReturnType<typeof setTimeout> | undefined;

  /** Null while the ticket is being read or looked up. */
  get found(): TicketView | null {
    const isShown = this.#accounts && (this.#found?.isRead || this.#accounts.length === 0);
    return isShown ? this.#found : null;
  }

  /** The connected accounts. Empty until they are loaded, or if there are none. */
  get accounts(): Account[] {
    return this.#accounts ?? [];
  }

  /** Why nothing can be shown. The failures of single accounts are in `progress`. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get progress(): Record<string, SyncProgress> {
    return this.#progress;
  }

  /** Counts the ticket views so far. Everything drawn for one is discarded with it. */
  get visits(): number {
    return this.#visits;
  }

  /** True while Base is being asked or is about to be. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  get isRefreshing(): boolean {
    return this.#isRefreshing;
  }

  /** Starts to follow; `stop` ends it. */
  async start(): Promise<void> {
    const hear = this.#hear.bind(this);
    window.addEventListener('message', hear);
    this.#stops.push(() => {
      window.removeEventListener('message', hear);
    });
    window.parent.postMessage('sidecar:panel' satisfies PanelGreeting, '*');
    try {
      this.#stops.push(
        syncProgress.watch((progress) => {
          // Firefox still calls this in a frame that was removed from the page, where timers throw.
          if (window.closed) return;
          const before = this.#progress;
          this.#progress = progress;
          this.#keepFresh(before);
        }),
        changes.watch((changed) => {
          if (!window.closed) this.#follow(changed);
        }),
      );
      this.#progress = await syncProgress.read();
      this.#changes = await changes.read();
      await Promise.all([this.#listAccounts(), this.look()]);
    } catch {
      // Extension APIs throw after an update, or in a frame that is being removed.
      this.#failure = { kind: 'extensionUpdated' };
    }
  }

  stop(): void {
    clearTimeout(this.#lookTimer);
    clearTimeout(this.#askTimer);
    for (const stop of this.#stops) stop();
  }

  /** Looks up the ticket's orders. Only the latest answer counts. */
  async look(): Promise<void> {
    const look = ++this.#looks;
    this.#lookedAt = performance.now();
    const reply = await askBackground('findOrders');
    if (look !== this.#looks) return;
    // The background may not know yet that the page shows another ticket. Once it does, the panel is told to look
    // again.
    if (reply.ok && this.#visit && reply.value.visit && reply.value.visit !== this.#visit) return;
    this.#failure = reply.ok ? null : reply.failure;
    this.#found = reply.ok ? reply.value : null;
    if (this.#found) this.#askSoon(this.#found);
  }

  async #listAccounts(): Promise<void> {
    const reply = await askBackground('listAccounts');
    if (reply.ok) this.#accounts = reply.value;
    else this.#failure = reply.failure;
  }

  /** Reloads what has changed. */
  #follow(changed: Changes): void {
    const before = this.#changes;
    this.#changes = changed;
    if (before.accounts !== changed.accounts) void this.#listAccounts();
    this.#lookSoon();
  }

  /** After a sync cycle, refreshes the visible orders that the cycle did not read itself. */
  #keepFresh(before: Record<string, SyncProgress>): void {
    if (document.visibilityState !== 'visible') return;
    const shown = this.#found?.matches.slice(0, mostKeptFresh) ?? [];
    for (const { order } of shown) {
      const { accountId, orderId } = order;
      if (before[accountId]?.completedAt === this.#progress[accountId]?.completedAt) continue;
      void askBackground('orderOpened', { accountId, orderId });
    }
  }

  /** Asks Base again about the ticket, and for the latest state of its orders. */
  async refresh(): Promise<void> {
    const visit = this.#visits;
    const found = this.#found;
    this.#isRefreshing = true;
    if (found?.matches.length === 0) await this.#ask(true);
    else {
      await askBackground('refreshOrders');
      // Repeats only the questions that failed.
      if (found && found.live.failures.length > 0) await this.#ask(false);
      else if (visit === this.#visits) await this.look();
    }
    if (visit === this.#visits) this.#isRefreshing = false;
  }

  /** Asks Base about the ticket on the agent's request. */
  ask(): Promise<void> {
    return this.#ask(false);
  }

  /**
   * Links an order to the shown ticket, dismisses it, or (null) undoes that. Returns false if it could not be stored.
   */
  async judge({ accountId, orderId }: Order, verdict: 'linked' | 'dismissed' | null): Promise<boolean> {
    const visit = this.#found?.visit;
    if (visit === undefined) return false;
    const reply = await askBackground('judgeOrder', { visit, accountId, orderId, verdict });
    if (reply.ok) await this.look();
    else this.#failure = reply.failure;
    return reply.ok;
  }

  /** Answers a rule's question about the shown ticket. Undefined if the answer could not be sent. */
  async answer(entry: LedgerEntry, isWanted: boolean): Promise<AskedOutcome | undefined> {
    const { ruleId, about, accountId, orderId } = entry;
    const visit = this.#found?.visit;
    if (visit === undefined) return undefined;
    const asked = { visit, isWanted, ruleId, about, accountId, orderId };
    const reply = await askBackground('answerAsked', asked);
    if (reply.ok) await this.look();
    else this.#failure = reply.failure;
    return reply.ok ? reply.value : undefined;
  }

  /** Looks at once if possible: browsers delay the timers of background tabs for long. */
  #lookSoon(): void {
    const isFirstSync = Object.values(this.#progress).some(
      ({ isRunning, completedAt }) => isRunning && completedAt === 0,
    );
    const wait = this.#lookedAt + (isFirstSync ? lookAgainInFirstSync : lookAgain) - performance.now();
    if (wait <= 0) void this.look();
    else
      this.#lookTimer ??= setTimeout(() => {
        this.#lookTimer = undefined;
        void this.look();
      }, wait);
  }

  #askSoon({ visit, live }: TicketView): void {
    const open = JSON.stringify([visit, live.open]);
    if (!live.isByItself || live.open.length === 0 || this.#asked === open) return;
    this.#asked = open;
    this.#isAsking = true;
    clearTimeout(this.#askTimer);
    this.#askTimer = setTimeout(() => void this.#ask(false), askAfter);
  }

  async #ask(isAgain: boolean): Promise<void> {
    const visit = this.#visits;
    this.#isAsking = true;
    await askBackground('askForTicket', { isAgain });
    if (visit !== this.#visits) return;
    await this.look();
    if (visit === this.#visits) this.#isAsking = false;
  }

  /**
   * Handles a message of the surrounding content script. A page could send it too, but the panel would only ask the
   * background once more.
   */
  #hear({ source, data }: MessageEvent<unknown>): void {
    if (source !== window.parent) return;
    const { data: said } = panelEventSchema.safeParse(data);
    if (!said) return;
    this.#beginVisit(said.visit);
    if (said.event === 'read') void this.look();
  }

  /** Another ticket: clears what is shown, and drops answers that are still on their way. */
  #beginVisit(visit: string): void {
    const former = this.#visit || (this.#found?.visit ?? visit);
    this.#visit = visit;
    if (visit === former) return;
    this.#visits += 1;
    this.#found = null;
    this.#failure = null;
    this.#isAsking = false;
    this.#isRefreshing = false;
    clearTimeout(this.#askTimer);
  }
}

import type { Failure } from '@/lib/errors';
import type { FoundOrders } from '@/lib/messages';
import { sendMessage } from '@/lib/messaging';
import { syncProgress, type SyncProgress } from '@/lib/sync-progress';
import { ticketOfTab } from '@/lib/ticket';

/** While orders come in, the ticket is looked up again no more often than this (ms). */
const lookAgain = 1_000;

/**
 * The orders of the ticket in the panel's tab, kept true: a new ticket clears what was shown at once, and an answer
 * for a former one is dropped.
 */
export class FoundOrdersState {
  #found = $state.raw<FoundOrders | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #progress = $state.raw<Record<string, SyncProgress>>({});
  #asked = 0;
  #stops: (() => void)[] = [];
  #watchedTab: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Null while the ticket is being read or looked up. */
  get found(): FoundOrders | null {
    return this.#found;
  }

  /** Why nothing can be shown at all; the failures of single accounts are in `progress`. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get progress(): Record<string, SyncProgress> {
    return this.#progress;
  }

  /** Begins to follow; `stop` ends it. */
  async start(): Promise<void> {
    try {
      this.#stops.push(
        syncProgress.watch((progress) => {
          this.#progress = progress;
          this.#timer ??= setTimeout(() => {
            this.#timer = undefined;
            void this.look();
          }, lookAgain);
        }),
      );
      this.#progress = await syncProgress.read();
      await this.look();
    } catch {
      // The browser's doors are closed to a page of a version that is no more, or of a frame that is going away.
      this.#failure = { kind: 'extensionUpdated' };
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
  }

  /** Looks the ticket up; only the latest answer counts. */
  async look(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const reply = await sendMessage('findOrders');
      if (asked !== this.#asked) return;
      if (reply.ok) this.#watchTab(reply.value.tabId);
      this.#failure = reply.ok ? null : reply.failure;
      this.#found =
        reply.ok && (reply.value.isRead || reply.value.accounts.length === 0) ? reply.value : null;
    } catch {
      // The background has gone for good: another version has taken its place.
      this.#failure = { kind: 'extensionUpdated' };
    }
  }

  #watchTab(tabId: number): void {
    if (this.#watchedTab === tabId) return;
    this.#watchedTab = tabId;
    this.#stops.push(
      ticketOfTab(tabId).watch((ticket) => {
        if (ticket?.visit !== this.#found?.visit) this.#found = null;
        void this.look();
      }),
    );
  }
}

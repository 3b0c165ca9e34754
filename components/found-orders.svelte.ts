import type { Failure } from '@/lib/errors';
import type { FoundOrders } from '@/lib/messages';
import { sendMessage } from '@/lib/messaging';
import { syncProgress, type SyncProgress } from '@/lib/sync-progress';
import type { PanelNews } from '@/lib/panel-news';

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
    const hear = this.#hear.bind(this);
    window.addEventListener('message', hear);
    this.#stops.push(() => {
      window.removeEventListener('message', hear);
    });
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
      this.#failure = reply.ok ? null : reply.failure;
      this.#found =
        reply.ok && (reply.value.isRead || reply.value.accounts.length === 0) ? reply.value : null;
    } catch {
      // The background has gone for good: another version has taken its place.
      this.#failure = { kind: 'extensionUpdated' };
    }
  }

  /**
   * What the content script around the panel has to say. A page could say it too: all it gains is that the panel asks
   * the background once more.
   */
  #hear({ source, data }: MessageEvent<unknown>): void {
    if (source !== window.parent) return;
    if (data === ('visit' satisfies PanelNews)) {
      // Another ticket: what is shown belongs to the former one, and so does an answer still on its way.
      this.#asked += 1;
      this.#found = null;
    }
    if (data === ('read' satisfies PanelNews)) void this.look();
  }
}

import type { Failure } from '@/lib/model/failure';
import type { InboxLook } from '@/lib/model/inbox-look';
import type { InboxEvent } from '@/lib/messages/inbox-events';
import { askBackground } from '@/lib/messages/ask-background';
import { settings } from '@/lib/stored/settings';

/** What an inbox shows, kept true: another order clears what was shown at once, and an answer for a former one is dropped. */
export class InboxState {
  #look = $state.raw<InboxLook | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #view: 'whole' | 'order' = 'whole';
  #asked = 0;
  #stops: (() => void)[] = [];

  /** Null until the background has answered. */
  get look(): InboxLook | null {
    return this.#look;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Begins to follow; `stop` ends it. */
  start(view: 'whole' | 'order'): void {
    this.#view = view;
    const hear = this.#hear.bind(this);
    window.addEventListener('message', hear);
    this.#stops.push(
      () => {
        window.removeEventListener('message', hear);
      },
      settings.watch(() => void this.ask()),
    );
    void this.ask();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /**
   * Only the latest answer counts.
   *
   * @param isAgain what lets the helpdesk in is done anew
   */
  async ask(isAgain = false): Promise<void> {
    const asked = ++this.#asked;
    const reply = await askBackground('readInbox', { view: this.#view, isAgain });
    if (asked !== this.#asked) return;
    this.#failure = reply.ok ? null : reply.failure;
    this.#look = reply.ok ? reply.value : null;
  }

  /** A page could say it as well as our content script: all it gains is that the background is asked once more. */
  #hear({ source, data }: MessageEvent<unknown>): void {
    if (source !== window.parent || this.#view !== 'order') return;
    if (data === ('order' satisfies InboxEvent)) {
      this.#asked += 1;
      this.#look = null;
    }
    if (data === ('orderKnown' satisfies InboxEvent)) void this.ask();
  }
}

import type { Failure } from '@/lib/model/failure';
import type { InboxLook } from '@/lib/model/inbox-look';
import type { InboxEvent } from '@/lib/messages/inbox-events';
import { askBackground } from '@/lib/messages/ask-background';
import { settings } from '@/lib/stored/settings';

/**
 * The content of an inbox, kept up to date. Another order clears it at once, and answers for an earlier order are
 * dropped.
 */
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

  /** Starts to follow; `stop` ends it. */
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
   * Asks the background what to show. Only the latest answer counts.
   *
   * @param isAgain also prepares the helpdesk's access to the frame again
   */
  async ask(isAgain = false): Promise<void> {
    const asked = ++this.#asked;
    const reply = await askBackground('readInbox', { view: this.#view, isAgain });
    if (asked !== this.#asked) return;
    this.#failure = reply.ok ? null : reply.failure;
    this.#look = reply.ok ? reply.value : null;
  }

  /** A page could fake this message. The only effect would be one more question to the background. */
  #hear({ source, data }: MessageEvent<unknown>): void {
    if (source !== window.parent || this.#view !== 'order') return;
    if (data === ('order' satisfies InboxEvent)) {
      this.#asked += 1;
      this.#look = null;
    }
    if (data === ('orderKnown' satisfies InboxEvent)) void this.ask();
  }
}

import type { ConnectedAccount } from '@/lib/model/account';
import type { Failure } from '@/lib/model/failure';
import type { Reply } from '@/lib/messages/reply';
import { askBackground } from '@/lib/messages/ask-background';
import { changes } from '@/lib/stored/changes';
import { syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';

/** The connected accounts and how their sync stands, kept true while a page of ours is open. */
export class AccountsState {
  #accounts = $state.raw<ConnectedAccount[] | null>(null);
  #progress = $state.raw<Record<string, SyncProgress>>({});
  #failure = $state.raw<Failure | null>(null);

  /** Null until the background has answered for the first time. */
  get accounts(): ConnectedAccount[] | null {
    return this.#accounts;
  }

  get progress(): Record<string, SyncProgress> {
    return this.#progress;
  }

  /** What went wrong with the last thing asked for; the failures of single accounts are in `progress`. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Orders kept here, of all accounts. */
  get orders(): number {
    return Object.values(this.#progress).reduce((sum, { orders }) => sum + orders, 0);
  }

  /** Begins to follow; the answer ends it. */
  follow(): () => void {
    // An account that is drawn before it is known how it stands would grow under the mouse.
    void syncProgress.read().then((read) => {
      this.#progress = read;
      return this.list();
    });
    let heard = 0;
    const stops = [
      syncProgress.watch((changed) => (this.#progress = changed)),
      changes.watch(({ accounts }) => {
        if (accounts !== heard) void this.#listAgain();
        heard = accounts;
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  async list(): Promise<void> {
    this.#accounts = (await this.ask(askBackground('listConnected'))) ?? this.#accounts;
  }

  /** Somebody else has changed an account. What the last question here came to stays said. */
  async #listAgain(): Promise<void> {
    const reply = await askBackground('listConnected');
    if (reply.ok) this.#accounts = reply.value;
  }

  async change(accountId: string, change: { name?: string; showLabels?: boolean }): Promise<void> {
    // Listing what is there would take the failure away that says that nothing has changed.
    if (await this.ask(askBackground('changeAccount', { accountId, ...change }))) await this.list();
  }

  async syncNow(): Promise<void> {
    await this.ask(askBackground('syncNow'));
  }

  /** True when it is done. */
  async disconnect(accountId: string): Promise<boolean> {
    const isDone = (await this.ask(askBackground('disconnectAccount', { accountId }))) === null;
    if (isDone) await this.list();
    return isDone;
  }

  /** What the background answered; a failure is shown and answers undefined. */
  async ask<T>(reply: Promise<Reply<T>>): Promise<T | undefined> {
    const answer = await reply;
    this.#failure = answer.ok ? null : answer.failure;
    return answer.ok ? answer.value : undefined;
  }
}

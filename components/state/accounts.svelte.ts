import type { ConnectedAccount } from '@/lib/model/account';
import type { Failure } from '@/lib/model/failure';
import type { Reply } from '@/lib/messages/reply';
import { askBackground } from '@/lib/messages/ask-background';
import { changes } from '@/lib/stored/changes';
import { syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';

/** The connected accounts and their sync progress, kept up to date while the page is open. */
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

  /** Why the last request failed. The failures of single accounts are in `progress`. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Number of stored orders of all accounts. */
  get orders(): number {
    return Object.values(this.#progress).reduce((sum, { orders }) => sum + orders, 0);
  }

  /** Starts to follow. Returns a function that stops it. */
  follow(): () => void {
    // Reads the progress first: an account drawn before that would grow under the mouse.
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

  /** Another page has changed an account. A failure of this page's last request stays shown. */
  async #listAgain(): Promise<void> {
    const reply = await askBackground('listConnected');
    if (reply.ok) this.#accounts = reply.value;
  }

  async change(
    accountId: string,
    change: { name?: string; showLabels?: boolean; showInvoices?: boolean },
  ): Promise<void> {
    // Only list again after a success: it would clear the failure that says that nothing was changed.
    if (await this.ask(askBackground('changeAccount', { accountId, ...change }))) await this.list();
  }

  async syncNow(): Promise<void> {
    await this.ask(askBackground('syncNow'));
  }

  /** True if it was disconnected. */
  async disconnect(accountId: string): Promise<boolean> {
    const isDone = (await this.ask(askBackground('disconnectAccount', { accountId }))) === null;
    if (isDone) await this.list();
    return isDone;
  }

  /** Returns the background's answer. A failure is shown, and the result is undefined. */
  async ask<T>(reply: Promise<Reply<T>>): Promise<T | undefined> {
    const answer = await reply;
    this.#failure = answer.ok ? null : answer.failure;
    return answer.ok ? answer.value : undefined;
  }
}

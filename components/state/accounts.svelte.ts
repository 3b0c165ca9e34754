import type { Account } from '@/lib/model/account';
import type { Failure } from '@/lib/model/failure';
import type { Reply } from '@/lib/messages/messages';
import { sendMessage } from '@/lib/messages/messaging';
import { syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';
import { ask } from '@/components/failure/ask-background';

/** The connected accounts and how their sync stands, kept true while a page of ours is open. */
export class AccountsState {
  #accounts = $state.raw<Account[] | null>(null);
  #progress = $state.raw<Record<string, SyncProgress>>({});
  #failure = $state.raw<Failure | null>(null);

  /** Null until the background has answered for the first time. */
  get accounts(): Account[] | null {
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
    return syncProgress.watch((changed) => {
      this.#progress = changed;
      // Connected or disconnected elsewhere.
      const known = this.#accounts?.map(({ id }) => id) ?? [];
      const ids = Object.keys(changed);
      if (ids.length !== known.length || !ids.every((id) => known.includes(id))) void this.list();
    });
  }

  async list(): Promise<void> {
    this.#accounts = (await this.ask(sendMessage('listAccounts'))) ?? this.#accounts;
  }

  async change(accountId: string, change: { name?: string; showLabels?: boolean }): Promise<void> {
    // Listing what is there would take the failure away that says that nothing has changed.
    if (await this.ask(sendMessage('changeAccount', { accountId, ...change }))) await this.list();
  }

  async syncNow(): Promise<void> {
    await this.ask(sendMessage('syncNow'));
  }

  /** True when it is done. */
  async disconnect(accountId: string): Promise<boolean> {
    const isDone = (await this.ask(sendMessage('disconnectAccount', { accountId }))) === null;
    if (isDone) await this.list();
    return isDone;
  }

  /** What the background answered; a failure is shown and answers undefined. */
  async ask<T>(reply: Promise<Reply<T>>): Promise<T | undefined> {
    const answer = await ask(reply);
    this.#failure = answer.ok ? null : answer.failure;
    return answer.ok ? answer.value : undefined;
  }
}

import * as z from 'zod/mini';
import { accountSchema, type Account, type ConnectedAccount } from '@/lib/model/account';
import type { Reply } from './reply';

/** Connects an account. */
export const connectSchema = z.object({
  token: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  showLabels: z.boolean(),
  showInvoices: accountSchema.shape.showInvoices,
});

/** Gives an account another token. */
export const replaceTokenSchema = z.object({
  accountId: accountSchema.shape.id,
  token: connectSchema.shape.token,
});

/** Names an account. */
export const accountIdSchema = z.object({ accountId: accountSchema.shape.id });

/** Changes the settings of an account. What is missing stays. */
export const changeAccountSchema = z.extend(accountIdSchema, {
  name: z.optional(connectSchema.shape.name),
  showLabels: z.optional(connectSchema.shape.showLabels),
  showInvoices: connectSchema.shape.showInvoices,
});

/** Accounts and their sync. No answer holds a token. */
export interface AccountMessages {
  /** From panels: what cards need of the accounts. Asked again when the topic `accounts` was announced. */
  listAccounts: () => Reply<Account[]>;
  syncNow: () => Reply<null>;
  /** From our own pages, like all that follow. */
  listConnected: () => Reply<ConnectedAccount[]>;
  connectAccount: (asked: z.input<typeof connectSchema>) => Reply<ConnectedAccount>;
  /** The account keeps its orders. */
  replaceToken: (asked: z.input<typeof replaceTokenSchema>) => Reply<ConnectedAccount>;
  disconnectAccount: (account: z.input<typeof accountIdSchema>) => Reply<null>;
  changeAccount: (change: z.input<typeof changeAccountSchema>) => Reply<ConnectedAccount>;
  /** The user has read that the account's journal is off. */
  readJournalNote: (account: z.input<typeof accountIdSchema>) => Reply<null>;
}

/** Under this key of `values` are the ids of the accounts that a team shares. */
export const sharedAccountsKey = 'sharedAccounts';

/** Known since the database was opened. Without a team there is none. */
let shared: ReadonlySet<string> = new Set();

/** Sets which accounts a team shares: when the database is opened, and after they were changed. */
export function setSharedAccounts(kept: unknown): void {
  shared = new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
}

/** True for an account that a team shares. '' stands for records of no account: a team shares these too. */
export function isShared(accountId: string): boolean {
  return shared.has(accountId);
}

import { database, type Database } from './db';

type StoreName = Parameters<Database['getAll']>[0];

function begin<Name extends StoreName>(db: Database, names: readonly Name[]) {
  const all: ('accounts' | Name)[] = ['accounts', ...names];
  return db.transaction(all, 'readwrite');
}

/**
 * Writes for an account, and checks in the same transaction that it is still connected: data of an account that was
 * disconnected meanwhile must not come back.
 *
 * @param names the stores that are written, besides `accounts`
 * @param write awaits nothing but the transaction's stores
 * @returns what `write` returns; undefined: the account is not connected, and nothing was written
 */
export async function withAccount<Name extends StoreName, T>(
  accountId: string,
  names: readonly Name[],
  write: (transaction: ReturnType<typeof begin<Name>>) => Promise<T>,
): Promise<T | undefined> {
  const transaction = begin(await database(), names);
  if ((await transaction.objectStore('accounts').getKey(accountId)) === undefined) return undefined;
  const written = await write(transaction);
  await transaction.done;
  return written;
}

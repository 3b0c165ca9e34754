import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { database } from '@/lib/background/storage/db';
import { startState } from '@/lib/background/sync/state';
import { beginMissingWalks } from './begin-missing-walks';

const now = 1_763_480_000_000;

it('reads an account from the beginning of which it is not known how far it was read, and no other', async () => {
  const db = await database();
  await db.put('accounts', { ...account, id: 'a' });
  await db.put('accounts', { ...account, id: 'b' });
  await db.put('cursors', { ...startState('b', 1), newest: 5 });
  await beginMissingWalks(now);
  expect(await db.get('cursors', 'a')).toEqual(startState('a', now));
  expect(await db.get('cursors', 'b')).toMatchObject({ newest: 5 });
});

import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { database } from './db';
import { openToken, sealToken } from './vault';

const token = '3001234-8000-ABCDEFGHJKLM';

it('gives back the token that was put in, and to nobody without the key', async () => {
  const db = await database();
  const sealed = await sealToken(token);
  await db.put('tokens', sealed, 'a');
  expect(await openToken('a')).toBe(token);
  expect(new TextDecoder('latin1').decode(sealed.sealed)).not.toContain(token);
  const key = await db.get('vaultKey', 'key');
  expect(key?.extractable).toBe(false);
});

it('seals under one key, however many accounts connect at once', async () => {
  const db = await database();
  const sealed = await Promise.all([sealToken('one'), sealToken('two')]);
  await Promise.all(sealed.map((each, index) => db.put('tokens', each, String(index))));
  expect([await openToken('0'), await openToken('1')]).toEqual(['one', 'two']);
});

it('has no token for an account whose token was sealed under a key that is gone', async () => {
  const db = await database();
  await db.put('tokens', await sealToken(token), 'a');
  await db.delete('vaultKey', 'key');
  expect(await openToken('a')).toBeUndefined();
  await sealToken('another, under a key made anew');
  expect(await openToken('a')).toBeUndefined();
});

it('has no token for an account it does not know', async () => {
  expect(await openToken('nobody')).toBeUndefined();
});

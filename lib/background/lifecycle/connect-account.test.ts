import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeDatabase, database } from '@/lib/background/storage/db';

let statuses = [{ id: 1, name: 'New' }];
const answerWell = () =>
  Promise.resolve(Response.json({ status: 'SUCCESS', statuses, sources: { shop: { 5: 'DomowyKubek' } } }));
vi.stubGlobal('fetch', answerWell);
// Only now, so that the client takes the network of this test.
const { connectAccount, disconnectAccount, replaceToken } = await import('./connect-account');

const connect = (token: string, name: string) => connectAccount({ token, name, showLabels: true });
const kept = async () => (await database()).getAll('accounts');

beforeEach(async () => {
  statuses = [{ id: 1, name: 'New' }];
  vi.stubGlobal('fetch', answerWell);
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
});

it('a token that is connected already brings its account again, under its name, and no second one', async () => {
  const first = await connect('one', 'Shop');
  const db = await database();
  await db.put('accounts', { ...first, statuses: [], showLabels: false });
  const again = await connect('one', 'Shop once more');
  expect(again).toMatchObject({ id: first.id, name: 'Shop', showLabels: false, statuses: [{ name: 'New' }] });
  expect(await kept()).toEqual([again]);
  expect(await db.getAllKeys('tokens')).toEqual([first.id]);
  expect(await db.getAllKeys('cursors')).toEqual([first.id]);
});

it('a token that is connected in two windows at once is one account', async () => {
  await Promise.all([connect('one', 'Shop'), connect('one', 'Shop')]);
  expect(await kept()).toHaveLength(1);
});

it('another token is another account, and one that was disconnected is connected anew', async () => {
  const first = await connect('one', 'Shop');
  await connect('two', 'Outlet');
  expect(await kept()).toHaveLength(2);
  await disconnectAccount(first.id);
  expect((await connect('one', 'Anew')).name).toBe('Anew');
  expect(await kept()).toHaveLength(2);
});

it.each([
  ['does not know the token', () => Response.json({ status: 'ERROR', error_code: 'ERROR_BAD_TOKEN' })],
  ['answers something else', () => new Response('<html></html>', { status: 502 })],
])('nothing is kept of a token when Base %s', async (_, answer) => {
  vi.stubGlobal('fetch', answer);
  await expect(connect('one', 'Shop')).rejects.toHaveProperty('failure');
  expect(await kept()).toEqual([]);
  expect(await (await database()).getAllKeys('tokens')).toEqual([]);
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('"one"');
});

it('a token of another Base account does not take the place of the account’s own, whose orders it would mix', async () => {
  const { id, tokenTail } = await connect('token-one', 'Shop');
  statuses = [{ id: 77, name: 'New' }];
  await expect(replaceToken({ accountId: id, token: 'token-two' })).rejects.toMatchObject({
    failure: { kind: 'otherAccount' },
  });
  expect(await kept()).toMatchObject([{ tokenTail, statuses: [{ id: '1' }] }]);
  statuses = [
    { id: 77, name: 'Newer' },
    { id: 1, name: 'New' },
  ];
  await replaceToken({ accountId: id, token: 'token-two' });
  expect(await kept()).toMatchObject([{ tokenTail: '-two' }]);
});

import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import { shownChanges } from '@/lib/stored/shown-changes';
import type { Change, StatusChange } from '@/lib/model/change';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { mirrorChanges } from './mirror-changes';
import { cancelChange, putChange, putEdit, takeStep } from './outbox';

const day = 86_400_000;

/** A change of the order `id` that ended in a state some time ago (ms). */
async function end(id: string, state: StatusChange['state'], ago = 0): Promise<Change | undefined> {
  const wish = {
    accountId: 'a',
    subject: 'order',
    id,
    who: 'agent',
    ruleId: '',
    from: '1',
    to: '2',
  } as const;
  const change = await putChange(wish, Date.now() - ago);
  return change && takeStep(change, { ...change, state, settledAt: Date.now() - ago });
}

const shown = async () => Object.values(await shownChanges.read()).map(({ state }) => state);

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  await (await database()).put('accounts', account);
});

it.each(['pending', 'sending', 'conflict', 'unknown', 'failed'] as const)(
  'shows a change for as long as it has not ended, or nobody has decided it (%s)',
  async (state) => {
    await end('1', state, 40 * day);
    await mirrorChanges();
    expect(await shown()).toEqual([state]);
  },
);

it('shows a change that is done for a day', async () => {
  await end('1', 'done', day - 60_000);
  await end('2', 'done', day + 60_000);
  await mirrorChanges();
  expect(Object.keys(await shownChanges.read())).toEqual(['a/order/1']);
});

it('names the fields of an edit, and keeps their values, which content scripts could read', async () => {
  const [from, to] = [{ phone: '600100200' }, { phone: '700100200' }];
  await putEdit({ accountId: 'a', id: '1', from, to, note: null }, Date.now());
  await mirrorChanges();
  const stored = await shownChanges.read();
  expect(stored['a/fields/1']).toMatchObject({ state: 'pending', fields: ['phone'] });
  expect(JSON.stringify(stored)).not.toMatch(/[67]00100200/);
});

it('shows nothing any more of what was given up, whichever of several writings ends last', async () => {
  const change = await end('1', 'conflict');
  const first = mirrorChanges();
  if (change) await cancelChange(change);
  await Promise.all([first, mirrorChanges()]);
  expect(await shown()).toEqual([]);
});

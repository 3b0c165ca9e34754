import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { account } from '@/tests/fixtures/account';
import type { Activity } from '@/lib/model/activity';
import { forgetOldActivity, listActivity } from './activity-log';
import { noteBaseTime } from '@/lib/background/base-api/base-clock';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { putChange, readChange, takeStep } from './outbox';

const now = 1_763_480_000_000;
const day = 86_400_000;

const lineAt = (at: number, id: string): Activity => ({
  accountId: 'a',
  subject: 'order',
  id,
  changeId: id,
  who: 'agent',
  ruleId: '',
  from: '1',
  to: '2',
  at,
  result: 'done',
});

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
});

it('lists the newest first', async () => {
  const db = await database();
  for (const [id, at] of [
    ['1', now - 2],
    ['2', now],
    ['3', now - 1],
  ] as const)
    await db.put('activity', lineAt(at, id));
  expect((await listActivity(2)).map(({ id }) => id)).toEqual(['2', '3']);
});

it('forgets what is older than a year, and of what is left all but the newest 5,000', async () => {
  const transaction = (await database()).transaction('activity', 'readwrite');
  for (let place = 0; place < 5_003; place += 1)
    void transaction.store.put(lineAt(now - place, String(place)));
  void transaction.store.put(lineAt(now - 366 * day, 'old'));
  await transaction.done;
  await forgetOldActivity(now);
  const kept = (await listActivity(10_000)).map(({ id }) => id);
  expect(kept).toHaveLength(5_000);
  expect(kept.at(-1)).toBe('4999');
});

it.each(['pending', 'sending', 'conflict', 'unknown', 'failed'] as const)(
  'never forgets a change that has not been decided (%s)',
  async (state) => {
    const db = await database();
    await db.put('accounts', account);
    const order = { accountId: 'a', subject: 'order', id: '7' } as const;
    const change = await putChange(
      { ...order, who: 'agent', ruleId: '', from: '1', to: '2' },
      now - 400 * day,
    );
    if (change) await takeStep(change, { ...change, state });
    await forgetOldActivity(now);
    expect(await readChange(order)).toMatchObject({ state });
    expect(await listActivity(10)).toHaveLength(1);
  },
);

it('keeps the line of a change that is confirmed while the clock of the computer is two years behind', async () => {
  const behind = now - 730 * day;
  const db = await database();
  await db.put('accounts', account);
  await noteBaseTime(now, behind);
  const order = { accountId: 'a', subject: 'order', id: '7' } as const;
  const change = await putChange({ ...order, who: 'agent', ruleId: '', from: '1', to: '2' }, behind);
  if (!change) throw new Error('not put');
  await takeStep(change, { ...change, state: 'done', settledAt: behind });
  await forgetOldActivity(now);
  expect(await listActivity(10)).toMatchObject([{ id: '7', at: now }]);
});

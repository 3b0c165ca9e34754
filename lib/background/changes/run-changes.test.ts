import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { sealToken } from '@/lib/background/storage/vault';
import { putChange } from './outbox';
import { resumeChange } from './run-changes';

const wish = { accountId: account.id, subject: 'order', id: '7', from: '1', to: '2' } as const;
let asked: number;

beforeEach(async () => {
  fakeBrowser.reset();
  asked = 0;
  vi.stubGlobal('fetch', () => {
    asked += 1;
    return Promise.reject(new TypeError('no network'));
  });
  await closeDatabase();
  vi.stubGlobal('indexedDB', new IDBFactory());
  const db = await database();
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('a-token'), account.id);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

// In a team the worker lives on, so what each alarm adds would never end.
it('a change that waits for the network is looked at once after each wait, however often it was resumed', async () => {
  await putChange({ ...wish, who: 'agent', ruleId: '' }, Date.now());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (let alarms = 0; alarms < 4; alarms += 1) await resumeChange(wish);
  expect(asked).toBe(4);
  expect(vi.getTimerCount()).toBe(1);
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { unspent } from './budget-at';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { settings } from '@/tests/fixtures/preferences';
import { fingerprintOf, sealToken } from '@/lib/background/storage/vault';

const hasHostAccess = vi.hoisted(() => vi.fn<() => Promise<boolean>>());
vi.mock('@/lib/extension/host-access', () => ({ hasHostAccess }));

const fetched = vi.fn<() => Promise<Response>>();
vi.stubGlobal('fetch', fetched);
// Only now, so that the client takes the network of this test.
const { askInteractively } = await import('./ask-interactively');
const { spendPlace } = await import('./ask-for-account');
const { takePlace } = await import('./budget');
const { connectAccount } = await import('@/lib/background/lifecycle/connect-account');

const schema = z.object({});
const question = ['getOrders', {}, schema] as const;
const succeed = (fields: object) => Promise.resolve(Response.json({ status: 'SUCCESS', ...fields }));

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  fetched.mockReset().mockImplementation(() => succeed({}));
  const db = await database();
  await db.put('tokens', await sealToken('token'), 'a');
  await db.put('tokens', await sealToken('token'), 'same token');
  await db.put('tokens', await sealToken('other'), 'other token');
});

/** Makes the token's minute full; its first place is free again after `wait` ms. */
async function fillMinute(wait: number): Promise<void> {
  const first = Date.now() - 60_000 + wait;
  const sent = Array.from({ length: 60 }, (_, index) => first + index * 100);
  await (await database()).put('budgets', { ...unspent, sent }, await fingerprintOf('token'));
}

describe('a question of an agent who waits', () => {
  it('waits for the place that is free in a moment', async () => {
    await fillMinute(300);
    const asked = Date.now();
    await askInteractively('a', ...question);
    expect(Date.now() - asked).toBeGreaterThanOrEqual(300);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('is given up at once where the wait would be longer than who asked can stay, and says so', async () => {
    await fillMinute(20_000);
    const asked = Date.now();
    await expect(askInteractively('a', ...question)).rejects.toMatchObject({
      failure: { kind: 'budgetSpent' },
    });
    expect(Date.now() - asked).toBeLessThan(1_000);
    expect(fetched).not.toHaveBeenCalled();
  });

  it.each([
    ['the network is away', true, 'offline'],
    ['the browser keeps Sidecar away from Base', false, 'hostAccessMissing'],
  ])('that cannot be sent says that %s', async (_, has, kind) => {
    hasHostAccess.mockResolvedValue(has);
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(askInteractively('a', ...question)).rejects.toMatchObject({ failure: { kind } });
  });

  it('goes out as often as the user has chosen', async () => {
    await settings.write({ ...(await settings.read()), sync: { perMinute: 10, interval: 5 } });
    for (let count = 0; count < 10; count += 1) await askInteractively('a', ...question);
    await expect(askInteractively('a', ...question)).rejects.toMatchObject({
      failure: { kind: 'budgetSpent' },
    });
  });

  it('shares one budget with every account of its token', async () => {
    await fillMinute(20_000);
    await expect(askInteractively('same token', ...question)).rejects.toMatchObject({
      failure: { kind: 'budgetSpent' },
    });
    await askInteractively('other token', ...question);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('is not sent for an account without a token', async () => {
    await expect(askInteractively('nobody', ...question)).rejects.toMatchObject({
      failure: { kind: 'notConnected' },
    });
  });
});

describe('while Base blocks a token', () => {
  const block = {
    status: 'ERROR',
    error_code: 'ERROR_BLOCKED_TOKEN',
    error_message: 'Query limit exceeded',
  };

  it('nothing is sent for any of its accounts, and other tokens go on', async () => {
    fetched.mockImplementationOnce(() => Promise.resolve(Response.json(block)));
    for (const accountId of ['a', 'a', 'same token']) {
      await expect(askInteractively(accountId, ...question)).rejects.toMatchObject({
        failure: { kind: 'tokenBlocked' },
      });
    }
    await expect(connectAccount({ token: 'token', name: 'Base', showLabels: true })).rejects.toMatchObject({
      failure: { kind: 'tokenBlocked' },
    });
    expect(fetched).toHaveBeenCalledTimes(1);
    await askInteractively('other token', ...question);
    expect(fetched).toHaveBeenCalledTimes(2);
  });
});

it('a request that has its place already is not sent into a block that another answer tells of', async () => {
  const token = 'raced';
  const answer = Promise.withResolvers<Response>();
  fetched.mockImplementation(() => answer.promise);
  const fingerprint = await fingerprintOf(token);
  for (const lane of ['interactive', 'sync'] as const)
    expect(await takePlace(fingerprint, lane, 60, Date.now())).toBe(0);
  const first = spendPlace({ token, method: 'getOrders', schema });
  await vi.waitFor(() => {
    expect(fetched).toHaveBeenCalledTimes(1);
  });
  answer.resolve(Response.json({ status: 'ERROR', error_code: 'ERROR_BLOCKED_TOKEN', error_message: '' }));
  await expect(first).rejects.toMatchObject({ failure: { kind: 'tokenBlocked' } });
  await expect(spendPlace({ token, method: 'getOrders', schema })).rejects.toMatchObject({
    failure: { kind: 'tokenBlocked' },
  });
  expect(fetched).toHaveBeenCalledTimes(1);
});

it("counts what is asked to connect an account in its token's budget", async () => {
  fetched.mockImplementation(() => succeed({ statuses: [], sources: {} }));
  await connectAccount({ token: 'new', name: 'Base', showLabels: true });
  const budget = await (await database()).get('budgets', await fingerprintOf('new'));
  expect(budget?.sent).toHaveLength(fetched.mock.calls.length);
});

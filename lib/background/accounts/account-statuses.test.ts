import 'fake-indexeddb/auto';
import type * as z from 'zod/mini';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { FailureError } from '@/lib/model/failure';
import { noProgress, syncProgress } from '@/lib/stored/sync-progress';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { RefusalError } from '@/lib/background/base-api/client';
import { database } from '@/lib/background/storage/db';
import { learnStatusesOf, readStatuses, refreshOldStatuses } from './account-statuses';

vi.mock('@/lib/background/base-api/ask-interactively');

const answers: Record<string, unknown> = {
  getOrderStatusList: {
    statuses: [
      { id: 3, name: 'Sent', color: '#2E9E5B', group_id: 20 },
      { id: '1', name: ' New', color: '#1B6EC2', group_id: 10 },
      { id: 4, name: 'Left over', group_id: 99 },
      { id: 2, name: 'Unpaid', group_id: '10' },
      { name: 'without an id' },
    ],
  },
  getOrderStatusGroups: {
    status_groups: [
      { group_id: 10, name: ' Before', is_main_group: 1 },
      { group_id: 20, name: 'After' },
    ],
  },
  getOrderReturnStatusList: { statuses: [{ id: 2041, name: 'Reported' }] },
  getOrderReturnStatusGroups: { status_groups: [] },
  getOrderReturnReasonsList: { return_reasons: [{ return_reason_id: 7, name: 'Damaged' }] },
  getOrderSources: { sources: { shop: { 5: 'DomowyKubek' } } },
  getOrderExtraFields: { extra_fields: [{ extra_field_id: 41, name: ' Client' }, { name: 'without an id' }] },
};

function askWith(more: Record<string, unknown>) {
  return <T>(method: string, schema: z.ZodMiniType<T>): Promise<T> => {
    const answer = { ...answers, ...more }[method];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(schema.parse(answer));
  };
}

const refused = new RefusalError({ kind: 'unexpectedAnswer', report: 'ERROR_UNKNOWN_METHOD' });

it("brings statuses in Base's order, group after group, and what is in no group at the end", async () => {
  const { statuses, returnStatuses, returnReasons, extraFields } = await readStatuses(askWith({}));
  expect(statuses).toEqual([
    { id: '1', name: 'New', color: '#1B6EC2', group: 'Before' },
    { id: '2', name: 'Unpaid', color: '', group: 'Before' },
    { id: '3', name: 'Sent', color: '#2E9E5B', group: 'After' },
    { id: '4', name: 'Left over', color: '', group: '' },
  ]);
  expect(returnStatuses).toEqual([{ id: '2041', name: 'Reported', color: '', group: '' }]);
  expect(returnReasons).toEqual({ 7: 'Damaged' });
  expect(extraFields).toEqual({ 41: 'Client' });
});

it('does without groups, returns, sources and extra fields where Base refuses them', async () => {
  const read = await readStatuses(
    askWith({
      getOrderStatusGroups: refused,
      getOrderReturnStatusList: refused,
      getOrderReturnStatusGroups: refused,
      getOrderReturnReasonsList: refused,
      getOrderSources: refused,
      getOrderExtraFields: refused,
    }),
  );
  expect(read.statuses.map(({ id, group }) => [id, group])).toEqual([
    ['3', ''],
    ['1', ''],
    ['4', ''],
    ['2', ''],
  ]);
  expect(read.returnStatuses).toEqual([]);
  expect(read.sources).toBeUndefined();
  expect(read.extraFields).toBeUndefined();
});

it.each(Object.keys(answers))('takes a lost answer to %s for no answer', async (method) => {
  const lost = new FailureError({ kind: 'offline' });
  await expect(readStatuses(askWith({ [method]: lost }))).rejects.toBe(lost);
});

it('reads the lists again when an order or a return has a status that is not in them, and not over and over', async () => {
  const db = await database();
  const known = { id: '1', name: 'New', color: '', group: '' };
  await db.put('accounts', { ...account, statuses: [known], returnStatuses: [known] });
  const asked: string[] = [];
  vi.mocked(askInteractively).mockImplementation((accountId, method, _, schema) => {
    asked.push(`${accountId} ${method}`);
    return askWith({})(method, schema);
  });
  const ofStatus = (statusId: string) => ({ accountId: 'a', statusId });
  await learnStatusesOf([ofStatus('1'), ofStatus(''), { accountId: 'b', statusId: '3' }], [ofStatus('1')]);
  expect(asked).toEqual([]);
  await learnStatusesOf([ofStatus('1')], [ofStatus('2041')]);
  expect(asked).toContain('a getOrderReturnStatusList');
  expect((await db.get('accounts', 'a'))?.returnStatuses).toMatchObject([{ id: '2041', name: 'Reported' }]);
  const before = asked.length;
  await learnStatusesOf([ofStatus('deleted in Base')], []);
  expect(asked).toHaveLength(before);
  // The worker sleeps in between.
  vi.resetModules();
  const afterSleep = await import('./account-statuses');
  await afterSleep.learnStatusesOf([ofStatus('deleted in Base')], []);
  expect(asked).toHaveLength(before);
});

describe('once a day', () => {
  beforeEach(async () => {
    await (await database()).put('accounts', { ...account, statusesReadAt: 0 });
    vi.mocked(askInteractively).mockReset();
  });

  it('brings the names of shops that were added since, and keeps those that are known where Base refuses', async () => {
    vi.mocked(askInteractively).mockImplementation((_, method, __, schema) => askWith({})(method, schema));
    await refreshOldStatuses();
    const db = await database();
    const read = await db.get('accounts', 'a');
    expect(read?.sources).toEqual({ shop: { 5: 'DomowyKubek' } });
    await db.put('accounts', { ...(read ?? account), statusesReadAt: 0 });
    const refusing = askWith({ getOrderSources: refused });
    vi.mocked(askInteractively).mockImplementation((_, method, __, schema) => refusing(method, schema));
    await refreshOldStatuses();
    expect((await db.get('accounts', 'a'))?.sources).toEqual({ shop: { 5: 'DomowyKubek' } });
  });

  it('asks nothing with a token that Base rejects: nobody has changed it yet', async () => {
    await syncProgress.write({ a: { ...noProgress, failure: { kind: 'tokenRejected' } } });
    await refreshOldStatuses();
    expect(askInteractively).not.toHaveBeenCalled();
    await syncProgress.write({});
    await refreshOldStatuses();
    expect(askInteractively).toHaveBeenCalled();
  });
});

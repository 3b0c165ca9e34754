import 'fake-indexeddb/auto';
import type { z } from 'zod';
import { expect, it, vi } from 'vitest';
import { account } from '../../tests/fixtures/account';
import { FailureError } from '../errors';
import { askInteractively } from './ask';
import { RefusalError } from './base-api/client';
import { database } from './db';
import { learnStatusesOf, readStatuses } from './statuses';

vi.mock('./ask');

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
};

function askWith(more: Record<string, unknown>) {
  return <T>(method: string, schema: z.ZodType<T>): Promise<T> => {
    const answer = { ...answers, ...more }[method];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(schema.parse(answer));
  };
}

const refused = new RefusalError({ kind: 'unexpectedAnswer', report: 'ERROR_UNKNOWN_METHOD' });

it("brings statuses in Base's order, group after group, and what is in no group at the end", async () => {
  const { statuses, returnStatuses, returnReasons } = await readStatuses(askWith({}));
  expect(statuses).toEqual([
    { id: '1', name: 'New', color: '#1B6EC2', group: 'Before' },
    { id: '2', name: 'Unpaid', color: '', group: 'Before' },
    { id: '3', name: 'Sent', color: '#2E9E5B', group: 'After' },
    { id: '4', name: 'Left over', color: '', group: '' },
  ]);
  expect(returnStatuses).toEqual([{ id: '2041', name: 'Reported', color: '', group: '' }]);
  expect(returnReasons).toEqual({ 7: 'Damaged' });
});

it('does without groups and returns where Base refuses them', async () => {
  const read = await readStatuses(
    askWith({
      getOrderStatusGroups: refused,
      getOrderReturnStatusList: refused,
      getOrderReturnStatusGroups: refused,
      getOrderReturnReasonsList: refused,
    }),
  );
  expect(read.statuses.map(({ id, group }) => [id, group])).toEqual([
    ['3', ''],
    ['1', ''],
    ['4', ''],
    ['2', ''],
  ]);
  expect(read.returnStatuses).toEqual([]);
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
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { closeDatabase, database } from './db';
import { keepOrders } from '@/lib/background/orders/keep-orders';
import type { StatusChange } from '@/lib/model/change';
import { readForChange } from '@/lib/background/changes/read-from-base';

const now = 1_763_480_000_000;
const id = String(wireOrder.order_id);
const statusChange: StatusChange = {
  ...{ accountId: 'a', subject: 'order', id, changeId: 'c', who: 'agent', ruleId: '', from: '1', to: '2' },
  ...{ state: 'pending', askedAt: now, sentAt: 0, settledAt: 0, found: '', failure: null, replaced: null },
};
const wire = wireOrderSchema.parse({ ...wireOrder, order_status_id: 7 });

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  await (await database()).put('accounts', account);
});

/** Our copies, each with a status of its own. */
async function putCopies(readAt: number): Promise<void> {
  const db = await database();
  await db.put('orders', { ...toOrder(wire, 'a', readAt, 1), statusId: 'ours' });
  const orderReturn = toReturn(wireReturnSchema.parse({ return_id: 5 }), 'a', readAt);
  await db.put('returns', { ...orderReturn, statusId: 'ours' });
}

describe.each([
  ['was read before it was asked for', now - 1, '7'],
  ['was read after it was asked for', now + 1, 'ours'],
  ['is from before the clock was set back', now + 3_600_000, '7'],
])('an answer about what %s', (_, readAt, statusId) => {
  it('of a search is kept or dropped', async () => {
    await putCopies(readAt);
    await keepOrders('a', [wire], now);
    expect((await (await database()).get('orders', ['a', id]))?.statusId).toBe(statusId);
  });

  it.each(['order', 'return'] as const)(
    'before a change of status is kept or dropped: %s',
    async (subject) => {
      await putCopies(readAt);
      const answer = {
        orders: [{ ...wireOrder, order_status_id: 7 }],
        returns: [{ return_id: 5, status_id: 7 }],
      };
      let clock = now;
      const reading = await readForChange(
        {
          ask: (_accountId, _method, _parameters, schema) => {
            clock += 20_000;
            return Promise.resolve(schema.parse(answer));
          },
          now: () => clock,
        },
        { ...statusChange, subject, id: subject === 'order' ? id : '5' },
      );
      expect(reading).toMatchObject({ seen: { found: '7' }, readAt: now });
      const transaction = (await database()).transaction(['orders', 'returns'], 'readwrite');
      await reading.save(transaction.objectStore('orders'), transaction.objectStore('returns'));
      await transaction.done;
      const db = await database();
      const kept = subject === 'order' ? db.get('orders', ['a', id]) : db.get('returns', ['a', '5']);
      expect((await kept)?.statusId).toBe(statusId);
    },
  );
});

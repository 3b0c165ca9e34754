import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { noTicket } from '@/lib/model/ticket';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { noteInLedger } from './ledger';
import { readLook } from '@/lib/background/inbox/read-inbox';
import { judgeOrder } from '@/lib/background/tickets/links';
import { findRuledOrders } from './ruled-orders';

const order = toOrder(wireOrderSchema.parse(wireOrder), 'a', 0, 1);
const { orderId } = order;

async function keepReturn(statusId: string): Promise<void> {
  const wire = { return_id: 2, order_id: wireOrder.order_id, status_id: statusId, date_add: 1 };
  await (await database()).put('returns', toReturn(wireReturnSchema.parse(wire), 'a', 0));
}

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  await (await database()).put('accounts', account);
  await (await database()).put('orders', order);
});

it('brings what a rule asks about a return, until an agent has done it by hand, and then never again', async () => {
  const candidate = { kind: 'number', value: orderId, written: orderId } as const;
  await ticketOfTab(1).write({ ...noTicket, key: 'host 1', stage: 'read', candidates: [candidate] });
  await keepReturn('1');
  const wanted = { subject: 'return', id: '2', from: '1', to: '9' } as const;
  const about = { ruleId: 'r1', about: 'return 2', accountId: 'a', orderId };
  await noteInLedger({ ...about, changes: [wanted], verdict: 'asked', unknown: [], at: Date.now() });
  expect((await findRuledOrders(1)).ruled).toMatchObject([{ verdict: 'asked' }]);
  for (const statusId of ['9', '1']) {
    await keepReturn(statusId);
    expect((await findRuledOrders(1)).ruled).toEqual([]);
  }
});

it('tells the order in Base which tickets stand beside it: a linked one does, a dismissed one does not', async () => {
  const ticket = {
    ...{ ...noTicket, key: 'host 1', stage: 'read' as const },
    ...{ subject: 'Gdzie paczka?', address: 'https://app.responso.com/t/1' },
  };
  const seen = async () => {
    await findRuledOrders(1);
    return (await readLook(orderId)).tickets.map(({ subject }) => subject);
  };
  await ticketOfTab(1).write(ticket);
  expect(await seen()).toEqual([]);
  await judgeOrder(ticket, 1, order, 'linked');
  expect(await seen()).toEqual(['Gdzie paczka?']);
  const candidate = { kind: 'number', value: orderId, written: orderId } as const;
  await ticketOfTab(1).write({ ...ticket, candidates: [candidate] });
  await judgeOrder(ticket, 1, order, 'dismissed');
  expect(await seen()).toEqual([]);
  await judgeOrder(ticket, 1, order, null);
  expect(await seen()).toEqual(['Gdzie paczka?']);
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { wireOrder } from '@/tests/fixtures/wire-order';
import type { OrderReturn } from '@/lib/model/return';
import { makeFirstRule, type Rule } from '@/lib/model/rule';
import { rules } from '@/tests/fixtures/preferences';
import type { TicketKind } from '@/lib/model/ticket-kind';
import { unknownKind } from '@/lib/model/unknown-kind';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { noteSeenTicket } from '@/lib/background/tickets/seen-tickets';
import { tryRule } from './try-rule';

const now = Date.UTC(2026, 10, 23);
const day = 86_400_000;
const order = toOrder(wireOrderSchema.parse(wireOrder), 'a', now, 1);
const rule: Rule = {
  ...makeFirstRule({ id: 'r1', name: 'Returns', accountId: 'a' }),
  isAutomatic: true,
  orderStatusId: '7',
};
const aReturn: TicketKind = { type: 'return', source: 'Responso' };

const another = { accountId: 'a', orderId: '7' };

const returnOf = (id: number, addedAt: number) => {
  const wire = { return_id: id, order_id: wireOrder.order_id, status_id: '1', date_add: addedAt / 1000 };
  return toReturn(wireReturnSchema.parse(wire), 'a', now);
};

const noReturns: OrderReturn[] = [];

async function see(
  key: string,
  kind: TicketKind,
  {
    seenAt = now - day,
    isNamed = true,
    isBuyers = true,
    hasIdentity = true,
    isWithOther = false,
    returns = noReturns,
  } = {},
) {
  const corroborated = isBuyers ? [order] : [];
  const told = { kind, named: isNamed ? [order] : [], corroborated, hasIdentity, returns };
  const ticket = { key, subject: key, address: `https://app.responso.com/${key}`, seenAt };
  await noteSeenTicket(ticket, isWithOther ? [order, another] : [order], told);
}

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  await (await database()).put('orders', order);
});

describe('a dry run over tickets', () => {
  it('lists what would change, acts nowhere, and leaves out what is too old or does not fit', async () => {
    await see('1', aReturn);
    await see('2', { type: 'review', source: 'Responso' });
    await see('3', aReturn, { seenAt: now - 31 * day });
    const found = await tryRule(rule, now);
    expect(found).toMatchObject({ lookedAt: 2, fires: 1, isCut: false });
    expect(found.lines).toMatchObject([
      { orderId: order.orderId, changes: [{ from: order.statusId, to: '7' }], isByItself: true },
    ]);
    const db = await database();
    expect([await db.count('ledger'), await db.count('outbox'), await rules.read()]).toEqual([0, 0, []]);
  });

  it('would ask where the ticket only has the same buyer', async () => {
    await see('1', aReturn, { isNamed: false });
    expect((await tryRule(rule, now)).lines).toMatchObject([{ isByItself: false }]);
  });

  it('would ask where the buyer has another order than the one named, unless something says that it is theirs too', async () => {
    await see('1', aReturn, { isWithOther: true, isBuyers: false });
    expect((await tryRule(rule, now)).lines).toMatchObject([{ isByItself: false }]);
    await see('1', aReturn, { isWithOther: true });
    expect((await tryRule(rule, now)).lines).toMatchObject([{ isByItself: true }]);
  });

  it('would ask where a stranger writes the number of an order', async () => {
    const daring = { ...rule, isNumberEnough: true };
    await see('1', aReturn, { isBuyers: false });
    expect((await tryRule(daring, now)).lines).toMatchObject([{ isByItself: false }]);
  });

  it('would act on a number alone only where the agent has allowed that', async () => {
    await see('1', aReturn, { isBuyers: false, hasIdentity: false });
    expect((await tryRule(rule, now)).lines).toMatchObject([{ isByItself: false }]);
    expect((await tryRule({ ...rule, isNumberEnough: true }, now)).lines).toMatchObject([
      { isByItself: true },
    ]);
  });

  it('would ask where version 0.1.0 has recorded the ticket, which did not say what ties it to the order', async () => {
    await see('1', aReturn);
    const db = await database();
    for (const { corroborated: _, hasIdentity: __, ...old } of await db.getAll('seenTickets'))
      await db.put('seenTickets', old);
    expect((await tryRule({ ...rule, isNumberEnough: true }, now)).lines).toMatchObject([
      { isByItself: false },
    ]);
  });

  it('would ask where the order has several returns, and act on the one that the ticket names', async () => {
    const ofReturns = { ...rule, returnStatusId: '9' };
    for (const id of [1, 2]) await (await database()).put('returns', returnOf(id, now + id * day));
    await see('1', aReturn);
    expect((await tryRule(ofReturns, now)).lines).toMatchObject([{ isByItself: false }]);
    await see('1', aReturn, { returns: [returnOf(1, now)] });
    expect((await tryRule(ofReturns, now)).lines).toMatchObject([
      { isByItself: true, changes: [{ subject: 'order' }, { subject: 'return', id: '1' }] },
    ]);
  });

  it('says what could not be told: what the page did not show, and texts, which are not kept', async () => {
    const conditions: Rule['conditions'] = [{ kind: 'textContains', text: 'kubek' }];
    await see('1', unknownKind);
    expect((await tryRule({ ...rule, conditions }, now)).lines).toMatchObject([
      { changes: [], unknown: ['ticketType', 'textContains'] },
    ]);
  });

  it('leaves to an earlier rule that is on what is that rule’s', async () => {
    await see('1', aReturn);
    await rules.write([{ ...rule, id: 'r0', onSince: 1, orderStatusId: '9' }, rule]);
    expect(await tryRule(rule, now)).toMatchObject({ fires: 0, lines: [] });
    await rules.write([{ ...rule, id: 'r0', onSince: 0, orderStatusId: '9' }, rule]);
    expect(await tryRule(rule, now)).toMatchObject({ fires: 1 });
  });
});

it('looks at the returns that appeared, for a rule of returns', async () => {
  const db = await database();
  await db.put('returns', returnOf(1, now - 31 * day));
  await db.put('returns', returnOf(2, now - day));
  const ofReturns: Rule = { ...rule, when: 'returnAppeared', conditions: [], returnStatusId: '9' };
  expect(await tryRule(ofReturns, now)).toMatchObject({
    ...{ lookedAt: 1, fires: 1 },
    lines: [{ about: { returnId: '2' }, changes: [{ subject: 'order' }, { subject: 'return', to: '9' }] }],
  });
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../errors';
import { wireOrder } from '../../../tests/fixtures/wire-order';
import { closeDatabase, database, type Cursor } from '../db';
import { startBackfill } from './plan';
import { takeStep } from './step';

const cursor: Cursor = { accountId: 'a', backfill: startBackfill(1_763_900_000) };
const account = {
  id: 'a',
  name: 'Base',
  tokenTail: '1234',
  showLabels: true,
  connectedAt: 0,
  statuses: [],
  sources: {},
};

/** Base, answering every question with these orders. */
const answering =
  (...orders: unknown[]): Parameters<typeof takeStep>[1] =>
  (_method, _parameters, schema) =>
    Promise.resolve(schema.parse({ orders }));

const kept = async () => ({
  orders: await (await database()).getAllKeys('orders'),
  cursor: await (await database()).get('cursors', 'a'),
});

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  const db = await database();
  await db.put('accounts', account);
  await db.put('cursors', cursor);
});

describe('one step of a walk', () => {
  it('writes its orders together with the cursor that covers them', async () => {
    const step = await takeStep(cursor, answering(wireOrder, { ...wireOrder, order_id: 2 }));
    expect(step).toMatchObject({ kept: 2, rejected: 0 });
    const { orders, cursor: after } = await kept();
    expect(orders).toEqual([
      ['a', '2'],
      ['a', '48213377'],
    ]);
    expect(after?.backfill.slices).toHaveLength(cursor.backfill.slices.length - 1);
  });

  it('counts a record it cannot read and keeps the rest of the page', async () => {
    const step = await takeStep(cursor, answering(wireOrder, { ...wireOrder, order_id: 2, email: {} }));
    expect(step).toMatchObject({ kept: 1, rejected: 1, reason: 'email: invalid_union' });
    expect((await kept()).orders).toHaveLength(1);
  });

  it('stays where it is when Base cannot be asked', async () => {
    const failing = () => Promise.reject(new FailureError({ kind: 'offline' }));
    await expect(takeStep(cursor, failing)).rejects.toThrow(FailureError);
    expect(await kept()).toEqual({ orders: [], cursor });
  });

  it('stays where it is when nothing on a page can be read', async () => {
    await expect(takeStep(cursor, answering({}, 7))).rejects.toThrow(FailureError);
    expect((await kept()).cursor).toEqual(cursor);
  });

  it('brings nothing back of an account that was disconnected meanwhile', async () => {
    await (await database()).delete('accounts', 'a');
    expect(await takeStep(cursor, answering(wireOrder))).toMatchObject({ isDone: true, kept: 0 });
    expect((await kept()).orders).toEqual([]);
  });
});

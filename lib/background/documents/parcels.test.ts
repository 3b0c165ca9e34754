import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wirePackage } from '@/tests/fixtures/wire-package';
import { disconnectAccount } from '@/lib/background/lifecycle/connect-account';
import { returnPageSchema, wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { findCandidates } from '@/lib/match/reading/candidates';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { database } from '@/lib/background/storage/db';
import { findOrders } from '@/lib/background/orders/find-orders';
import { sealToken } from '@/lib/background/storage/vault';

const returning = { ...wirePackage, package_id: '2', courier_package_nr: 'R2', package_type: '1' };
const strayReturning = { ...returning, package_id: '3', courier_package_nr: 'R3' };
const order = toOrder(wireOrderSchema.parse(wireOrder), 'a', 0, 1);
const ofOrder = { accountId: 'a', of: 'order', id: order.orderId } as const;
const ofReturn = (id: string) => ({ accountId: 'a', of: 'return', id }) as const;

vi.mock('@/lib/extension/host-access', () => ({ hasHostAccess: () => Promise.resolve(true) }));

/** Base as the network shows it. */
const fetched = vi.fn((..._: unknown[]) =>
  Promise.resolve(Response.json({ status: 'SUCCESS', packages: [wirePackage, returning, strayReturning] })),
);
vi.stubGlobal('fetch', fetched);

/** Only after `fetch` was replaced, so that the client takes it. */
const parcelsModule = import('./parcels');

beforeEach(async () => {
  fetched.mockClear();
  const db = await database();
  await db.clear('parcels');
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('token'), 'a');
  await db.put('orders', order);
  const wires = returnPageSchema.parse({
    returns: [
      { return_id: 21, order_id: order.orderId, delivery_package_module: 'dpd', delivery_package_nr: 'R2' },
      { return_id: 22, order_id: order.orderId },
      { return_id: 23, order_id: order.orderId, delivery_package_module: 'dpd', delivery_package_nr: 'R9' },
      { return_id: 24, order_id: 0, delivery_package_module: 'dpd', delivery_package_nr: 'R4' },
      { return_id: 25, order_id: 0 },
    ],
  }).returns;
  for (const wire of wires) await db.put('returns', toReturn(wireReturnSchema.parse(wire), 'a', 0));
});

describe('the parcels of an order', () => {
  it('cost one request, however many look at them, and none for a minute', async () => {
    const { readParcels, readKeptParcels } = await parcelsModule;
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => readParcels(ofOrder)));
    // The last one is of a return, and not in Base's list.
    expect(first?.parcels.map(({ number }) => number)).toEqual(['620100847712', 'R2', 'R3', 'R9']);
    for (const answer of [...others, await readParcels(ofOrder), await readKeptParcels(ofOrder)])
      expect(answer).toEqual(first);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('are read again after a minute', async () => {
    const { readParcels } = await parcelsModule;
    await (
      await database()
    ).put('parcels', {
      accountId: 'a',
      orderId: order.orderId,
      parcels: [],
      keys: [],
      readAt: Date.now() - 61_000,
    });
    expect((await readParcels(ofOrder)).parcels).toHaveLength(4);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('are at least those that the order and its returns name, before and after Base lists none', async () => {
    const { readParcels, readKeptParcels } = await parcelsModule;
    fetched.mockResolvedValueOnce(Response.json({ status: 'SUCCESS', packages: [] }));
    for (const { parcels } of [await readKeptParcels(ofOrder), await readParcels(ofOrder)])
      expect(parcels).toMatchObject([
        { courier: 'paczkomaty', number: wireOrder.delivery_package_nr, packageId: '', isReturn: false },
        { courier: 'dpd', number: 'R2', packageId: '', isReturn: true },
        { courier: 'dpd', number: 'R9', packageId: '', isReturn: true },
      ]);
  });

  it('name their order on a ticket, each of them', async () => {
    const { readParcels } = await parcelsModule;
    const orderIds = async () =>
      (await findOrders([{ kind: 'number', value: 'r2', written: 'R2' }])).matches.map(
        (match) => match.order.orderId,
      );
    expect(await orderIds()).toEqual([]);
    await readParcels(ofOrder);
    expect(await orderIds()).toEqual([order.orderId]);
  });

  it('stay as they were when Base fails, which is told', async () => {
    const { readParcels, readKeptParcels } = await parcelsModule;
    const before = { accountId: 'a', orderId: order.orderId, parcels: [], keys: [], readAt: 1 };
    await (await database()).put('parcels', before);
    fetched.mockRejectedValueOnce(new TypeError('no network'));
    await expect(readParcels(ofOrder)).rejects.toMatchObject({ failure: { kind: 'offline' } });
    expect((await readKeptParcels(ofOrder)).readAt).toBe(1);
    expect((await readParcels(ofOrder)).parcels).toHaveLength(4);
  });

  it('are of orders that are here: no other is asked for', async () => {
    const { readParcels } = await parcelsModule;
    for (const holder of [{ ...ofOrder, id: '1' }, { ...ofOrder, accountId: 'b' }, ofReturn('1')])
      await expect(readParcels(holder)).rejects.toMatchObject({ failure: { kind: 'notConnected' } });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('are erased when the account is disconnected, also those on their way', async () => {
    const { readParcels } = await parcelsModule;
    let respond: (response: Response) => void = () => undefined;
    fetched.mockReturnValueOnce(new Promise((resolve) => (respond = resolve)));
    const reading = readParcels(ofOrder);
    await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
    await disconnectAccount('a');
    respond(Response.json({ status: 'SUCCESS', packages: [wirePackage] }));
    await reading;
    expect(await (await database()).getAll('parcels')).toEqual([]);
  });
});

describe('the parcels of a return', () => {
  it.each([
    ['21', 'by its number', ['R2'], ['2']],
    ['22', "without a number: what is no other return's", ['R3'], ['3']],
    ['23', 'with a number that Base does not list', ['R9'], ['']],
    ['24', 'without an order: what the return says itself', ['R4'], ['']],
    ['25', 'without anything', [], []],
  ])('%s are told %s', async (id, _, numbers, packageIds) => {
    const { readParcels } = await parcelsModule;
    const { parcels } = await readParcels(ofReturn(id));
    expect(parcels.map(({ number }) => number)).toEqual(numbers);
    expect(parcels.map(({ packageId }) => packageId)).toEqual(packageIds);
    for (const { isReturn } of parcels) expect(isReturn).toBe(true);
  });
});

it.each(['A000R28X72', ''])(
  'an order is found by either number of its parcel, the carrier’s own too (the other is %j)',
  async (courier_package_nr) => {
    const { readParcels } = await parcelsModule;
    const brokered = { ...wirePackage, courier_package_nr, courier_inner_number: '2171143568953' };
    fetched.mockResolvedValueOnce(Response.json({ status: 'SUCCESS', packages: [brokered] }));
    await readParcels(ofOrder);
    const namedBy = async (text: string) =>
      (await findOrders(findCandidates([text]))).matches.map((match) => match.order.orderId);
    expect(await namedBy('przesyłka 2171143568953')).toEqual([order.orderId]);
    expect(await namedBy('przesyłka 2171143568954')).toEqual([]);
    if (courier_package_nr) expect(await namedBy(`przesyłka ${courier_package_nr}`)).toEqual([order.orderId]);
  },
);

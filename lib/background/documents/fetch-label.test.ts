import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { labelBytes } from '@/tests/fixtures/labels';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wirePackage } from '@/tests/fixtures/wire-package';
import { wireOrderSchema, wirePackageSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toParcel } from '@/lib/background/base-api/to-parcel';
import { FailureError } from '@/lib/model/failure';
import { database } from '@/lib/background/storage/db';
import { sealToken } from '@/lib/background/storage/vault';

const order = toOrder(wireOrderSchema.parse(wireOrder), 'a', 0, 1);
const place = {
  accountId: 'a',
  of: 'order',
  id: order.orderId,
  packageId: '39482265',
  number: '620100847712',
} as const;
const good = { status: 'SUCCESS', extension: 'pdf', label: labelBytes.pdf.toString('base64') };

/** Base as the network shows it, and what it was asked. */
let asked: unknown[] = [];
let answer: () => Response;
vi.stubGlobal('fetch', (_: string, { body }: { body: URLSearchParams }) => {
  asked.push([body.get('method'), JSON.parse(body.get('parameters') ?? '')]);
  return Promise.resolve(answer());
});
/** Only after `fetch` was replaced, so that the client takes it. */
const labels = import('./fetch-label');

beforeEach(async () => {
  asked = [];
  answer = () => Response.json(good);
  const db = await database();
  await db.clear('budgets');
  await db.put('orders', order);
  await db.put('tokens', await sealToken('token'), 'a');
  await showLabels(true);
  const manual = { ...wirePackage, package_id: '2', courier_package_nr: 'M2', courier_code: 'other' };
  const parcels = [wirePackage, manual].map((wire) => toParcel(wirePackageSchema.parse(wire)));
  await db.put('parcels', { accountId: 'a', orderId: order.orderId, parcels, keys: [], readAt: 0 });
});

async function showLabels(isOn: boolean): Promise<void> {
  await (await database()).put('accounts', { ...account, showLabels: isOn });
}

it('is asked for by the id of the parcel, and comes with a name', async () => {
  const { fetchLabel } = await labels;
  const { file, bytes } = await fetchLabel(place);
  expect(asked).toEqual([['getLabel', { courier_code: 'paczkomaty', package_id: 39482265 }]]);
  expect(file).toMatchObject({
    name: `label-${order.orderId}-paczkomaty-620100847712.pdf`,
    type: 'application/pdf',
    base64: good.label,
  });
  expect(Buffer.from(bytes).equals(labelBytes.pdf)).toBe(true);
});

it('is asked for by the number where Base has told no id', async () => {
  const { fetchLabel } = await labels;
  await (await database()).clear('parcels');
  const { courier, number } = order.parcel;
  await fetchLabel({ ...place, packageId: '', number });
  expect(asked).toEqual([['getLabel', { courier_code: courier, package_number: number }]]);
});

it('is found by its number by whoever has not heard of its id yet', async () => {
  const { fetchLabel } = await labels;
  await fetchLabel({ ...place, packageId: '' });
  expect(asked).toEqual([['getLabel', { courier_code: 'paczkomaty', package_id: 39482265 }]]);
});

it('is not asked for where labels are switched off, of parcels by hand, and of what is not here', async () => {
  const { fetchLabel } = await labels;
  const failure = async (wanted: typeof place | object) =>
    fetchLabel({ ...place, ...wanted }).then(
      () => 'none',
      (thrown: unknown) => (thrown instanceof FailureError ? thrown.failure.kind : 'another'),
    );
  expect(await failure({ packageId: '2', number: 'M2' })).toBe('labelMissing');
  expect(await failure({ packageId: '999' })).toBe('labelMissing');
  expect(await failure({ id: '999' })).toBe('notConnected');
  await showLabels(false);
  expect(await failure({})).toBe('labelsHidden');
  expect(asked).toEqual([]);
});

it.each([
  [
    'Base refuses',
    () => Response.json({ status: 'ERROR', error_code: 'ERROR_X', error_message: '' }),
    'labelMissing',
  ],
  [
    'the token is wrong',
    () => Response.json({ status: 'ERROR', error_code: 'ERROR_BAD_TOKEN', error_message: '' }),
    'tokenRejected',
  ],
  ['the gateway answers', () => new Response('<html>', { status: 502 }), 'unexpectedAnswer'],
  ['there is nothing in the answer', () => Response.json({ status: 'SUCCESS' }), 'labelMissing'],
])('when %s, that is what is said', async (_, given, kind) => {
  const { fetchLabel } = await labels;
  answer = given;
  await expect(fetchLabel(place)).rejects.toMatchObject({ failure: { kind } });
});

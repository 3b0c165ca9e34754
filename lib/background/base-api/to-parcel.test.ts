import { expect, it } from 'vitest';
import { wirePackage } from '@/tests/fixtures/wire-package';
import { parcelSchema, trackingStatuses } from '@/lib/model/parcel';
import { packageListSchema } from './schemas';
import { toParcel } from './to-parcel';

function read(...packages: unknown[]) {
  return packageListSchema.parse({ packages }).packages.map(toParcel);
}

it('a package of Base becomes a parcel of ours', () => {
  expect(read(wirePackage).map((parcel) => parcelSchema.parse(parcel))).toEqual([
    {
      packageId: '39482265',
      courier: 'paczkomaty',
      courierName: 'InPost Paczkomaty',
      number: '620100847712',
      tracking: 'atPoint',
      trackedAt: 1795348800_000,
      trackingUrl: 'https://tracking.example.com/620100847712',
      isReturn: false,
      isManual: false,
    },
  ]);
});

it.each([[[]], [{}], [undefined]])('no packages may be %j', (packages) => {
  expect(packageListSchema.parse({ packages }).packages).toEqual([]);
});

it.each([
  [
    'numbers as numbers (documentation)',
    { package_id: 39482265, tracking_status: 8, tracking_status_date: 1795348800 },
  ],
  ['no package_type and no tracking_url', { package_type: undefined, tracking_url: undefined }],
  ['an account_id', { account_id: 40277 }],
  [
    'nothing but its id',
    Object.fromEntries(
      Object.keys(wirePackage)
        .slice(1)
        .map((key) => [key, undefined]),
    ),
  ],
])('is read with %s', (_, change) => {
  const [parcel] = read({ ...wirePackage, ...change });
  expect(parcelSchema.parse(parcel).packageId).toBe('39482265');
});

it('every tracking status of Base has its word, and an unknown one is unknown', () => {
  const read14 = [...trackingStatuses.keys(), 14, -1].map((status) =>
    read({ ...wirePackage, tracking_status: String(status) }).map(({ tracking }) => tracking),
  );
  expect(read14.flat()).toEqual([...trackingStatuses, 'unknown', 'unknown']);
});

it.each([
  [{ is_return: true }, true],
  [{ package_type: '1' }, true],
  [{ package_type: 3 }, true],
  [{ package_type: '2' }, false],
  [{ is_return: false, package_type: '0' }, false],
])('%j goes back: %s', (change, isReturn) => {
  expect(read({ ...wirePackage, ...change }).map((parcel) => parcel.isReturn)).toEqual([isReturn]);
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', '//a.example/x', 'n/a', ''])(
  'an address like %j is no link',
  (tracking_url) => {
    expect(read({ ...wirePackage, tracking_url }).map(({ trackingUrl }) => trackingUrl)).toEqual(['']);
  },
);

it.each([
  ['DPD', '', 'DPD', false],
  ['dhlde_v2', '', 'DHL', false],
  ['wygodne_zwroty', '', 'Wygodne Zwroty', false],
  ['some_courier', '', 'Some courier', false],
  ['other', 'kurier Jan', 'Kurier Jan', true],
  ['Other', '', 'Other', true],
])('courier %j (%j) is %s', (courier_code, courier_other_name, courierName, isManual) => {
  const [parcel] = read({ ...wirePackage, courier_code, courier_other_name });
  expect(parcel).toMatchObject({ courier: courier_code, courierName, isManual });
});

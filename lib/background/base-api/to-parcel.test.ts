import fc from 'fast-check';
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
      innerNumber: '',
      tracking: 'atPoint',
      trackedAt: 1795348800_000,
      trackingUrl: 'https://tracking.example.com/620100847712',
      isReturn: false,
      isManual: false,
    },
  ]);
});

it.each([
  [{ tracking_status_date: '2026-11-18 10:00:00' }, { trackedAt: Date.parse('2026-11-18T09:00:00Z') }],
  [{ tracking_url: false }, { trackingUrl: '' }],
  [{ tracking_status: 'odd' }, { tracking: 'unknown' }],
  [{ courier_inner_number: '2171143568953' }, { innerNumber: '2171143568953' }],
])('%j costs no parcel', (change, expected) => {
  expect(read({ ...wirePackage, ...change })).toMatchObject([expected]);
});

it('one without an id does not cost the others', () => {
  expect(read({ ...wirePackage, package_id: '' }, wirePackage)).toHaveLength(1);
});

it('one with an id is always there, whatever its other fields hold', () => {
  const fields = Object.keys(wirePackage).filter((key) => key !== 'package_id');
  const anything = fc.record(Object.fromEntries(fields.map((key) => [key, fc.jsonValue()])));
  fc.assert(
    fc.property(anything, (odd) => {
      expect(read({ ...odd, package_id: '7' }).map((parcel) => parcelSchema.parse(parcel))).toHaveLength(1);
    }),
  );
});

it.each([[[]], [{}], [undefined], [''], [false]])('no packages may be %j', (packages) => {
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
  ['constructor', '', 'Constructor', false],
  ['other', 'kurier Jan', 'Kurier Jan', true],
  ['Other', '', 'Other', true],
])('courier %j (%j) is %s', (courier_code, courier_other_name, courierName, isManual) => {
  const [parcel] = read({ ...wirePackage, courier_code, courier_other_name });
  expect(parcel).toMatchObject({ courier: courier_code, courierName, isManual });
});

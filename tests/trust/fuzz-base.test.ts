import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type * as z from 'zod/mini';
import { failureSchema, FailureError } from '@/lib/model/failure';
import { fileFormats } from '@/lib/documents/document';
import { keptOrderSchema } from '@/lib/model/order';
import { parcelSchema } from '@/lib/model/parcel';
import { keptReturnSchema } from '@/lib/model/return';
import * as schemas from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toBareParcel, toParcel } from '@/lib/background/base-api/to-parcel';
import { toPacking, toPayments, toTracking } from '@/lib/background/base-api/to-timeline';
import { toReturn } from '@/lib/background/base-api/to-return';
import { readWarsawTime } from '@/lib/background/base-api/warsaw-time';
import { isOfFormat } from '@/lib/background/documents/file-format';
import { fileName } from '@/lib/background/documents/file-name';
import { readFile } from '@/lib/background/documents/read-file';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wirePackage } from '@/tests/fixtures/wire-package';
import { countsOf, seed, sized } from './campaign';
import { fuzz } from './fuzz';
import { anyText, damaged, findUnsound, toJson } from './odd-values';

const network = { body: '' };
vi.stubGlobal('fetch', () => Promise.resolve(new Response(network.body, { headers: { date: 'never' } })));
// Only now, so that the client takes the network of this test.
const { askBase } = await import('@/lib/background/base-api/client');

const now = Date.UTC(2026, 10, 29);
const runs = sized(300, 5_000);

const filledOrder = {
  ...wireOrder,
  ...{
    invoice_fullname: 'Ola',
    invoice_nip: '123',
    custom_extra_fields: { 7: 'a', 8: { title: 'b', url: 'https://a' } },
  },
};
const wireReturn = {
  ...{
    return_id: 5,
    order_id: 48213377,
    external_order_id: 'x',
    reference_number: 'R/1',
    order_return_source: 'allegro',
  },
  ...{
    order_return_source_id: 1,
    status_id: 9,
    date_in_status: 1763471000,
    date_add: '1763471000',
    user_login: 'ola',
  },
  ...{
    email: 'ola@example.com',
    phone: '600100200',
    currency: 'PLN',
    refunded: '12,50',
    delivery_package_module: 'dpd',
  },
  ...{
    delivery_package_nr: '123',
    products: [{ name: 'a', sku: 'b', quantity: 1, price_brutto: 2, return_reason_id: 3 }],
  },
};

describe('any record of Base is kept in the shape of ours, or left out', () => {
  it('an order', ({ task }) => {
    const read = (value: unknown) => {
      const { data } = schemas.wireOrderSchema.safeParse(value);
      return data && toOrder(data, 'a', now, 1);
    };
    fuzz(task, runs, damaged(filledOrder), read, (order) => {
      expect(keptOrderSchema.parse(order)).toEqual(order);
    });
  });

  it('a return', ({ task }) => {
    const read = (value: unknown) => {
      const { data } = schemas.wireReturnSchema.safeParse(value);
      return data && toReturn(data, 'a', now);
    };
    fuzz(task, runs, damaged(wireReturn), read, (made) => {
      expect(keptReturnSchema.parse(made)).toEqual(made);
    });
  });

  it('the histories of an order', ({ task }) => {
    const answer = {
      payments: [{ paid_before: '0.00', paid_after: '55.00', currency: 'PLN', date: '1515001701' }],
      history: [{ action_type: 11, entry_date: 1702905918 }],
      packages_history: { 1: [{ tracking_status_date: 1513764000, tracking_status: '1' }] },
    };
    const parcel = toParcel(schemas.wirePackageSchema.parse({ ...wirePackage, package_id: 1 }));
    const read = (value: unknown) => {
      const payments = schemas.paymentListSchema.safeParse(value).data?.payments ?? [];
      const packing = schemas.packingListSchema.safeParse(value).data?.history ?? [];
      const tracking = schemas.trackingListSchema.safeParse(value).data?.packages_history ?? {};
      const histories = new Map(Object.entries(tracking));
      return [...toPayments(payments), ...toPacking(packing), ...toTracking([parcel], histories)];
    };
    fuzz(task, runs, damaged(answer), read, (events) => {
      // Pages show each of these times.
      for (const { at } of events) expect(() => new Date(at).toISOString()).not.toThrow();
    });
  });

  it('a parcel', ({ task }) => {
    const read = (value: unknown) => {
      const { data } = schemas.wirePackageSchema.safeParse(value);
      return data && toParcel(data);
    };
    fuzz(task, runs, damaged(wirePackage), read, (parcel) => {
      expect(parcelSchema.parse(parcel)).toEqual(parcel);
    });
  });

  it('a parcel that only an order names', ({ task }) => {
    const named = fc.record({ courier: anyText, number: anyText });
    fuzz(
      task,
      runs,
      named,
      (place) => toBareParcel(place, false),
      (parcel) => {
        expect(parcelSchema.parse(parcel)).toEqual(parcel);
      },
    );
  });
});

const order = { ...wireOrder };
/** Every other schema of an answer, and a sample that fits it. */
const answers: Record<
  Exclude<
    Extract<keyof typeof schemas, `${string}Schema`>,
    'wireOrderSchema' | 'wireReturnSchema' | 'wirePackageSchema'
  >,
  unknown
> = {
  plainOrderSchema: filledOrder,
  orderPlaceSchema: order,
  orderIdSchema: order,
  orderPageSchema: { orders: [order] },
  plainReturnSchema: wireReturn,
  returnPageSchema: { returns: [wireReturn] },
  returnPlaceSchema: wireReturn,
  logPageSchema: { logs: [{ log_id: 1 }] },
  orderLogSchema: { log_id: 1, log_type: 2, order_id: 3, object_id: 4 },
  returnLogSchema: { log_id: 1, return_id: 3 },
  packageListSchema: { packages: [wirePackage] },
  invoiceListSchema: { invoices: [{ invoice_id: 1, type: 'normal', total_price_brutto: 1 }] },
  receiptSchema: { receipt_id: 1, total_price_brutto: 1 },
  paymentListSchema: {
    payments: [{ paid_before: '0.00', paid_after: '55.00', currency: 'GBP', date: '1515001701' }],
  },
  packingListSchema: { history: [{ action_type: 11, entry_date: 1702905918 }] },
  trackingListSchema: {
    packages_history: { 7323859: [{ tracking_status_date: 1513764000, tracking_status: '1' }] },
  },
  wireInvoiceFileSchema: { invoice: 'data:JVBERi0=' },
  wireLabelSchema: { extension: 'pdf', label: 'JVBERi0=' },
  statusListSchema: { statuses: [{ id: 1, name: 'New' }] },
  wireStatusSchema: { id: 1, name: ' New', color: '#fff', group_id: 1 },
  statusGroupListSchema: { status_groups: [{ group_id: 1 }] },
  wireStatusGroupSchema: { group_id: 1, name: 'Group' },
  doneSchema: {},
  changeableOrderSchema: order,
  returnStatusSchema: wireReturn,
  sourcesSchema: { sources: { allegro: { 1: 'Shop' }, shop: [] } },
  extraFieldsSchema: { extra_fields: [{ extra_field_id: 1 }] },
  wireExtraFieldSchema: { extra_field_id: 1, name: 'Field' },
  returnReasonsSchema: { return_reasons: [{ return_reason_id: 1 }] },
  wireReturnReasonSchema: { return_reason_id: 1, name: 'Broken' },
  foundByPhoneSchema: { orders: [{ order_id: '1' }] },
  foundOrderSchema: { order_id: '1', date_add: '1763471000' },
  envelopeSchema: { status: 'ERROR', error_code: 'ERROR_BAD_TOKEN', error_message: '' },
};
const schemaOf = new Map<string, z.ZodMiniType>(
  Object.entries(schemas).flatMap(([name, value]) => ('safeParse' in value ? [[name, value]] : [])),
);

describe('any answer is read, or refused without a throw', () => {
  it.for(Object.entries(answers))('%s', ([name, sample], { task }) => {
    const schema = schemaOf.get(name);
    expect(schema?.safeParse(sample).success).toBe(true);
    fuzz(task, sized(60, 3_000), damaged(sample), (value) => {
      const parsed = schema?.safeParse(value);
      // Lists hold records as they came, and each is read by its own schema.
      if (!parsed?.success) return undefined;
      return /Page|List|envelope|foundByPhone|extraFields|returnReasons/.test(name) ? name : parsed.data;
    });
  });

  it('a body of any text or JSON ends in a record or a failure of the closed list', async ({ task }) => {
    const counts = countsOf(task);
    const packages = { status: 'SUCCESS', packages: [wirePackage] };
    const refusal = {
      status: 'ERROR',
      error_code: 'ERROR_BLOCKED_TOKEN',
      error_message: 'until 2026-11-29 10:00:00',
    };
    const body = fc.oneof(
      fc.oneof(damaged(packages), damaged(refusal)).map(toJson),
      anyText,
      fc.nat({ max: 100 }).map((length) => JSON.stringify(packages).slice(0, length)),
    );
    const schema = schemas.packageListSchema;
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        counts.inputs += 1;
        network.body = text;
        const result: unknown = await askBase({ token: 't0ken', method: 'getOrderPackages', schema }).catch(
          (thrown: unknown) => {
            counts.faults += 1;
            if (!(thrown instanceof FailureError)) throw thrown;
            return failureSchema.parse(thrown.failure);
          },
        );
        expect(findUnsound(result)).toBeUndefined();
        expect(JSON.stringify(result)).not.toContain('t0ken');
      }),
      { seed, numRuns: sized(150, 5_000) },
    );
  });
});

describe('a label', () => {
  const extension = fc.oneof(fc.constantFrom<string>(...fileFormats), anyText);

  it('of any bytes is a file of its format, or a failure of the closed list', ({ task }) => {
    const label = fc.oneof(
      anyText,
      fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    );
    fuzz(task, runs, fc.record({ extension, label }), (wire) => {
      try {
        const { format, bytes } = readFile({
          sent: wire.label,
          extension: wire.extension,
          missing: { kind: 'labelMissing' },
          nameParts: [],
        });
        return isOfFormat(bytes, format) ? format : Infinity;
      } catch (thrown) {
        if (!(thrown instanceof FailureError)) throw thrown;
        return undefined;
      }
    });
  });

  it('has a name that every file system takes', ({ task }) => {
    fuzz(
      task,
      runs,
      fc.array(anyText, { maxLength: 3 }),
      (parts) => fileName(['label', ...parts], 'pdf'),
      (name) => {
        expect(name).toMatch(/^label[\w.-]{0,250}\.pdf$/);
        expect(name).not.toContain('..');
      },
    );
  });
});

it('a time in any text is a moment, or none', ({ task }) => {
  fuzz(
    task,
    runs,
    anyText,
    (text) => readWarsawTime(text, now),
    (at) => {
      expect(new Date(at).getTime()).toBe(at);
    },
  );
});

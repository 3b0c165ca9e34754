import { describe, expect, it } from 'vitest';
import { invoiceListSchema, receiptSchema } from './schemas';
import { toInvoice, toReceipt } from './to-invoice';

/** One that a customer of Base has captured in 2021, without the fields that are not read. */
const wire = {
  invoice_id: 1_818_929,
  order_id: 10_905_553,
  series_id: 44_517,
  type: 'normal',
  number: '2/9/2021',
  date_add: 1_632_140_552,
  date_pay_to: 0,
  currency: 'PLN',
  total_price_brutto: 499.95,
  seller: 'Rafal\nTest 1\n01-376, Test\n',
  correcting_to_invoice_id: 0,
  external_invoice_number: '',
  external_id: '1818929',
  exchange_rate: '',
  exchange_date: '',
};

const read = (invoices: unknown) => invoiceListSchema.parse({ invoices }).invoices.map(toInvoice);
const readOne = (change: object) => read([{ ...wire, ...change }])[0];

describe('an invoice', () => {
  it('is read from what Base has sent', () => {
    expect(read([wire])).toEqual([
      {
        invoiceId: '1818929',
        type: 'invoice',
        number: '2/9/2021',
        issuedAt: 1_632_140_552_000,
        total: 49_995,
        currency: 'PLN',
      },
    ]);
  });

  it.each([
    [{ type: 'normal' }, 'invoice'],
    [{ type: 'NORMAL' }, 'invoice'],
    [{ type: '' }, 'invoice'],
    [{ type: undefined }, 'invoice'],
    [{ type: 'correcting' }, 'correction'],
    [{ type: 'correction' }, 'correction'],
    [{ type: 'normal', correcting_to_invoice_id: 17 }, 'correction'],
    [{ type: 'normal', correcting_to_invoice_id: '17' }, 'correction'],
    [{ type: 'normal', correcting_to_invoice_id: '0' }, 'invoice'],
    [{ type: 'proforma' }, 'proforma'],
    [{ type: 'pro-forma' }, 'proforma'],
    [{ type: 'oss' }, 'other'],
    [{ type: ['normal'] }, 'invoice'],
  ])('%j is of the type %s', (change, type) => {
    expect(readOne(change)?.type).toBe(type);
  });

  it.each([
    [499.95, 49_995],
    ['499.95', 49_995],
    ['1 249,00', 124_900],
    [-12.3, -1_230],
    [0, 0],
    ['0.00', 0],
    ['', null],
    [null, null],
    [undefined, null],
    [false, null],
    ['?', null],
    [{ pln: 1 }, null],
    [Infinity, null],
  ])('of %j has the amount %j', (total_price_brutto, total) => {
    expect(readOne({ total_price_brutto })?.total).toBe(total);
  });

  it.each([
    [1_632_140_552, 1_632_140_552_000],
    ['1632140552', 1_632_140_552_000],
    [0, 0],
    ['', 0],
    ['soon', 0],
    [-1, 0],
    [[], 0],
  ])('of %j is issued at %j', (date_add, issuedAt) => {
    expect(readOne({ date_add })?.issuedAt).toBe(issuedAt);
  });

  it('has the number of the accounting system where there is one', () => {
    expect(readOne({ external_invoice_number: 'F/0017' })?.number).toBe('F/0017');
    expect(readOne({ number: 17 })?.number).toBe('17');
    expect(readOne({ number: null })?.number).toBe('');
  });

  it.each([
    ['no list', undefined, 0],
    ['an empty list', [], 0],
    ['an empty object', {}, 0],
    ['PHP’s list with gaps', { '0': wire, '2': wire }, 2],
    ['one without an id among others', [wire, { ...wire, invoice_id: 0 }, { ...wire, invoice_id: 'x' }], 1],
    ['one that is none among others', [null, 'x', wire, []], 1],
  ])('is found in %s', (_, invoices, count) => {
    expect(read(invoices)).toHaveLength(count);
  });

  it('is not found in what is no list', () => {
    expect(invoiceListSchema.safeParse({ invoices: 'wrong' }).success).toBe(false);
  });
});

describe('a receipt', () => {
  const receipt = {
    receipt_id: 3_857_659,
    receipt_full_nr: '2/7/2020/P',
    external_receipt_number: '',
    date_add: 1_593_971_301,
    total_price_brutto: 141,
    currency: 'PLN',
  };
  const readReceipt = (answer: object) => toReceipt(receiptSchema.parse(answer));

  it('is read from the answer itself', () => {
    expect(readReceipt(receipt)).toEqual([
      {
        invoiceId: '3857659',
        type: 'receipt',
        number: '2/7/2020/P',
        issuedAt: 1_593_971_301_000,
        total: 14_100,
        currency: 'PLN',
      },
    ]);
  });

  it('has the number of the fiscal printer where there is one', () => {
    expect(readReceipt({ ...receipt, external_receipt_number: 'W00042' })[0]?.number).toBe('W00042');
  });

  it.each([
    ['an empty answer', {}],
    ['no id', { ...receipt, receipt_id: '' }],
    ['the id 0', { ...receipt, receipt_id: 0 }],
    ['an id that is none', { ...receipt, receipt_id: [1] }],
  ])('does not come of %s', (_, answer) => {
    expect(readReceipt(answer)).toEqual([]);
  });

  it('is kept when the rest of it is odd', () => {
    const odd = {
      receipt_id: '7',
      receipt_full_nr: {},
      date_add: 'soon',
      total_price_brutto: 'x',
      currency: [],
    };
    expect(readReceipt(odd)).toMatchObject([{ invoiceId: '7', number: '', issuedAt: 0, total: null }]);
  });
});

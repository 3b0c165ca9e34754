import type { MadeOrder } from './orders.ts';
import { hasParcel } from './orders.ts';
import type { Random } from './random.ts';
import { writeMoney } from './products.ts';
import type { Invoice, Receipt } from './shop.ts';

/**
 * Makes the invoices and receipts of orders that were sent. Most orders that wanted an invoice have one, the others of
 * them wait. A returned order has a correction too. Most of the remaining orders have a receipt.
 */
export function makeInvoices(made: readonly MadeOrder[], random: Random) {
  const invoices: Invoice[] = [];
  const receipts: Receipt[] = [];
  let invoiceId = 1_800_000;
  let receiptId = 3_850_000;
  for (const order of made) {
    if (!hasParcel(order.stage)) continue;
    const wantsInvoice = String(order.wire.want_invoice) === '1';
    if (wantsInvoice && random.chance(0.8)) {
      invoiceId += random.integer(1, 9);
      const invoice = makeInvoice(order, invoiceId, random);
      invoices.push(invoice);
      if (order.stage === 'returned')
        invoices.push(makeCorrection(invoice, (invoiceId += 1), order.inStatusSince));
    } else if (!wantsInvoice && random.chance(0.6)) {
      receipts.push(makeReceipt(order, (receiptId += random.integer(1, 9))));
    }
  }
  return { invoices, receipts };
}

/** The types of the values vary as in captured answers (base-api.md §3.11). */
function makeInvoice(order: MadeOrder, invoiceId: number, random: Random): Invoice {
  const issuedAt = order.inStatusSince;
  const { wire } = order;
  return {
    invoice_id: invoiceId,
    order_id: order.id,
    series_id: 44_517,
    type: 'normal',
    number: `FV ${numberOf(invoiceId, issuedAt)}`,
    ...monthOf(issuedAt),
    sub_id: invoiceId % 1000,
    postfix: '',
    date_add: issuedAt,
    date_sell: issuedAt,
    date_pay_to: 0,
    currency: wire.currency ?? 'PLN',
    total_price_brutto: writeMoney(totalOf(order), random.chance(0.1)),
    invoice_fullname: wire['invoice_fullname'],
    invoice_company: wire['invoice_company'],
    invoice_nip: wire['invoice_nip'],
    seller: 'Kubkowo\nul. Prosta 1\n00-850 Warszawa\n',
    payment: wire['payment_method'],
    correcting_to_invoice_id: 0,
    correcting_reason: '',
    correcting_items: false,
    correcting_data: false,
    external_invoice_number: random.chance(0.2) ? `F/${String(invoiceId)}` : '',
    external_id: random.pick<number | string>(['', String(invoiceId), invoiceId]),
    exchange_currency: '',
    exchange_rate: random.pick<number | string>(['', 0, 4.5789]),
    exchange_date: random.pick(['', '2021-09-17']),
    exchange_info: '',
    items: wire.products,
  };
}

function makeCorrection(invoice: Invoice, invoiceId: number, issuedAt: number): Invoice {
  return {
    ...invoice,
    invoice_id: invoiceId,
    type: 'correcting',
    number: `KOR ${numberOf(invoiceId, issuedAt)}`,
    date_add: issuedAt,
    total_price_brutto: 0,
    correcting_to_invoice_id: invoice.invoice_id,
    correcting_reason: 'Zwrot towaru',
    correcting_items: true,
    external_invoice_number: '',
  };
}

function makeReceipt(order: MadeOrder, receiptId: number): Receipt {
  const issuedAt = order.inStatusSince;
  return {
    receipt_id: receiptId,
    series_id: 45_051,
    receipt_full_nr: `${numberOf(receiptId, issuedAt)}/P`,
    ...monthOf(issuedAt),
    sub_id: receiptId % 1000,
    order_id: order.id,
    date_add: issuedAt,
    payment_method: order.wire['payment_method'],
    nip: '',
    currency: order.wire.currency ?? 'PLN',
    total_price_brutto: totalOf(order) / 100,
    external_receipt_number: '',
    items: order.wire.products,
  };
}

function monthOf(seconds: number): { year: number; month: number } {
  const date = new Date(seconds * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

function numberOf(id: number, seconds: number): string {
  const { year, month } = monthOf(seconds);
  return [id % 1000, month, year].join('/');
}

/** Hundredths. */
function totalOf({ wire, delivery }: MadeOrder): number {
  const lines = Array.isArray(wire.products) ? wire.products : [];
  return lines.reduce<number>((sum, line: Record<string, unknown>) => {
    return sum + Math.round(Number(line['price_brutto']) * 100) * Number(line['quantity']);
  }, delivery.price);
}

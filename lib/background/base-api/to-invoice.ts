import type { Invoice } from '@/lib/documents/invoice';
import type { WireInvoice, WireReceipt } from './schemas';

/** Converts an invoice of Base to ours. */
export function toInvoice(wire: WireInvoice): Invoice {
  return {
    invoiceId: wire.invoice_id,
    type: typeOf(wire),
    number: wire.external_invoice_number || wire.number,
    issuedAt: wire.date_add,
    total: wire.total_price_brutto,
    currency: wire.currency,
  };
}

/** Converts Base's answer about the receipt of an order; an empty list where there is no receipt. */
export function toReceipt(wire: WireReceipt): Invoice[] {
  if (!wire.receipt_id) return [];
  return [
    {
      invoiceId: wire.receipt_id,
      type: 'receipt',
      number: wire.external_receipt_number || wire.receipt_full_nr,
      issuedAt: wire.date_add,
      total: wire.total_price_brutto,
      currency: wire.currency,
    },
  ];
}

/** The documented types are `normal` and `correcting`. Others are read by their meaning (base-api.md §3.11). */
function typeOf({ type, correcting_to_invoice_id }: WireInvoice): Invoice['type'] {
  if (correcting_to_invoice_id || /^corr/i.test(type)) return 'correction';
  if (/^pro.?forma/i.test(type)) return 'proforma';
  return ['', 'normal', 'invoice', 'vat'].includes(type.toLowerCase()) ? 'invoice' : 'other';
}

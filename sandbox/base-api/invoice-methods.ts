import type { Invoice } from '../shop/shop.ts';
import type { Account } from './account.ts';
import { ApiError } from './api-error.ts';
import { drawPdf } from './draw-pdf.ts';
import type { Parameters } from './parameters.ts';
import { readFlag, readInteger } from './parameters.ts';

const pageSize = 100;

/** At most 100 invoices, sorted by id. The next page begins at `id_from` = last id + 1 (base-api.md §3.11). */
export function getInvoices(account: Account, parameters: Parameters) {
  const invoiceId = readInteger(parameters, 'invoice_id');
  const orderId = readInteger(parameters, 'order_id');
  const seriesId = readInteger(parameters, 'series_id');
  const dateFrom = readInteger(parameters, 'date_from') ?? 0;
  const idFrom = readInteger(parameters, 'id_from') ?? 0;
  const hasExternal =
    parameters['get_external_invoices'] === undefined || readFlag(parameters, 'get_external_invoices');
  const passes = (invoice: Invoice) =>
    (invoiceId === undefined || invoice.invoice_id === invoiceId) &&
    (orderId === undefined || invoice.order_id === orderId) &&
    (seriesId === undefined || invoice.series_id === seriesId) &&
    (hasExternal || invoice.external_invoice_number === '') &&
    invoice.date_add >= dateFrom &&
    invoice.invoice_id >= idFrom;
  const invoices = account.listInvoices().filter(passes);
  return { invoices: invoices.toSorted((a, b) => a.invoice_id - b.invoice_id).slice(0, pageSize) };
}

/**
 * The invoice's file as base64 behind `data:`. With `get_external`, the file of the accounting system where there is
 * one (base-api.md §3.11).
 */
export function getInvoiceFile(account: Account, parameters: Parameters) {
  const invoiceId = readInteger(parameters, 'invoice_id');
  const invoice = account.listInvoices().find((each) => each.invoice_id === invoiceId);
  // Base's own code is not known.
  if (invoice === undefined) throw new ApiError('ERROR_INVOICE_ID', 'There is no such invoice');
  const isExternal = readFlag(parameters, 'get_external') && invoice.external_invoice_number !== '';
  const number = isExternal ? invoice.external_invoice_number : invoice.number;
  const instead = account.invoiceFiles.get(invoice.invoice_id);
  if (instead !== undefined) return { invoice: instead, invoice_number: number };
  const lines = [number, `Order ${String(invoice.order_id)}`, isExternal ? 'External' : 'Base'];
  const file = Buffer.from(drawPdf(lines), 'latin1');
  return { invoice: `data:${file.toString('base64')}`, invoice_number: number };
}

/** The fields of the receipt are those of the answer itself. What Base says of an order without one is not known. */
export function getReceipt(account: Account, parameters: Parameters) {
  const receiptId = readInteger(parameters, 'receipt_id');
  const orderId = readInteger(parameters, 'order_id');
  const receipt = account.shop.receipts.find((each) =>
    receiptId === undefined ? each.order_id === orderId : each.receipt_id === receiptId,
  );
  if (receipt === undefined) throw new ApiError('ERROR_RECEIPT_ID', 'There is no such receipt');
  return receipt;
}

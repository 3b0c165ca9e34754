import * as z from 'zod/mini';

/** What kind of document it is. Base names two kinds of invoices; `other` is one that it may add (base-api.md §3.11). */
export const invoiceTypes = ['invoice', 'correction', 'proforma', 'receipt', 'other'] as const;

/** An invoice of an order, or its receipt, as Sidecar keeps it. '' for a text that Base did not give. */
export const invoiceSchema = z.object({
  invoiceId: z.string(),
  type: z.enum(invoiceTypes),
  /** The number that the buyer knows: that of the seller's accounting system, if there is one. */
  number: z.string(),
  /** Unix ms; 0 = Base gave none. */
  issuedAt: z.number(),
  /** Gross, in hundredths of `currency`; null = Base gave none. A correction may be 0 or less. */
  total: z.nullable(z.number()),
  currency: z.string(),
});

/** The order that invoices belong to. */
export const invoiceHolderSchema = z.object({ accountId: z.string(), orderId: z.string() });

/** One invoice of an order. `number` only names it for people. */
export const invoicePlaceSchema = z.extend(
  invoiceHolderSchema,
  z.pick(invoiceSchema, { invoiceId: true, number: true }).shape,
);

export type Invoice = z.infer<typeof invoiceSchema>;
export type InvoiceHolder = z.infer<typeof invoiceHolderSchema>;
export type InvoicePlace = z.infer<typeof invoicePlaceSchema>;

/** Invoices, and when they were read from Base (Unix ms; 0: never). */
export interface KnownInvoices {
  invoices: Invoice[];
  readAt: number;
}

/** True if Base gives the file of the document. It gives none of receipts (base-api.md §3.11). */
export function hasFile({ type }: Pick<Invoice, 'type'>): boolean {
  return type !== 'receipt';
}

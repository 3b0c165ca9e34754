import * as z from 'zod/mini';
import { momentSchema } from '@/lib/time/moment';

/**
 * A return as Sidecar keeps it (base-api.md §6.1; no live capture exists, so it is read loosely).
 * Money in hundredths of `currency`, times in Unix milliseconds, '' for what Base did not give.
 */
export const returnSchema = z.object({
  accountId: z.string(),
  returnId: z.string(),
  /** '' when the return belongs to no order. */
  orderId: z.string(),
  externalId: z.string(),
  reference: z.string(),
  source: z.object({ type: z.string(), id: z.string() }),
  statusId: z.string(),
  /** When it came into this status, by Base's clock. Missing in copies of version 0.1.0. */
  statusSince: z.optional(momentSchema),
  addedAt: momentSchema,
  login: z.string(),
  email: z.string(),
  phone: z.string(),
  currency: z.string(),
  /** What was paid back. An amount, not a flag, although the documentation's type says otherwise. */
  refunded: z.number(),
  parcel: z.object({ courier: z.string(), number: z.string() }),
  products: z.array(
    z.object({
      name: z.string(),
      sku: z.string(),
      quantity: z.number(),
      price: z.number(),
      /** Of the account's own reasons; '' when Base gives none. */
      reasonId: z.string(),
      comment: z.string(),
    }),
  ),
  readAt: momentSchema,
  /** True once Base does not return it any more. */
  isGone: z.boolean(),
});

/** A return in the database, with what only the background needs. */
export const keptReturnSchema = z.extend(returnSchema, {
  /** The keys that a ticket can match (`lib/match/keys/keys.ts`). The multiEntry index is built on them. */
  keys: z.array(z.string()),
  /** Number of the backfill of returns that last met it (`background/sync/state.ts`). */
  walk: z.number(),
});

export type OrderReturn = z.infer<typeof returnSchema>;
export type KeptReturn = z.infer<typeof keptReturnSchema>;

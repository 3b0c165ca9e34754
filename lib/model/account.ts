import * as z from 'zod/mini';
import { momentSchema } from '@/lib/time/moment';

/**
 * A status that the account has defined. `color` is '' where Base sent none (older answers). `group` is the name of its
 * group in Base's left column, '' where Base names none.
 */
const statusSchema = z.object({
  id: z.string(),
  name: z.string(),
  color: z.string(),
  group: z.string(),
});

/**
 * What pages need of an account to draw orders and returns: its name, and the names that it gave to statuses, reasons,
 * fields and sources.
 */
export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  showLabels: z.boolean(),
  /** Missing in accounts that were connected before there were invoices (`areInvoicesShown`). */
  showInvoices: z.optional(z.boolean()),
  /** Host of the Base panel where one of its orders was last seen open, e.g. `panel-e.baselinker.com`. */
  panelHost: z.optional(z.string()),
  /** The statuses of orders, in Base's order: group after group, and as they stand in each group. */
  statuses: z.array(statusSchema),
  /** The statuses of returns, which have their own. */
  returnStatuses: z.array(statusSchema),
  /** Id of a reason for returning something → its name. */
  returnReasons: z.record(z.string(), z.string()),
  /** Id of an extra field of orders → its name. */
  extraFields: z.record(z.string(), z.string()),
  /** Source type → source id → the name the seller gave it, e.g. allegro → 12 → "My shop". */
  sources: z.record(z.string(), z.record(z.string(), z.string())),
});

/** A connected Base account. The token is not part of it: it stays in the vault. */
export const connectedAccountSchema = z.extend(accountSchema, {
  /** The last four characters of the token. Nothing else of it is ever shown. */
  tokenTail: z.string(),
  /** Unix ms. */
  connectedAt: momentSchema,
  /** When statuses, reasons, fields and sources were last read, Unix ms. */
  statusesReadAt: momentSchema,
});

export type Status = z.infer<typeof statusSchema>;
export type Account = z.infer<typeof accountSchema>;
export type ConnectedAccount = z.infer<typeof connectedAccountSchema>;

/** True unless the user has switched the account's invoices off. */
export function areInvoicesShown({ showInvoices }: Pick<Account, 'showInvoices'>): boolean {
  return showInvoices ?? true;
}

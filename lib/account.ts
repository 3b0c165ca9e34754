import { z } from 'zod';

/** A status of the account's own making. `color` is '' where Base sent none (older answers). */
export const statusSchema = z.object({ id: z.string(), name: z.string(), color: z.string() });

/** A connected Base account. The token is not part of it: it stays in the vault. */
export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The last four characters of the token: all of it that is ever shown. */
  tokenTail: z.string(),
  showLabels: z.boolean(),
  connectedAt: z.number(),
  statuses: z.array(statusSchema),
  /** Returns have statuses of their own. */
  returnStatuses: z.array(statusSchema),
  /** Id of a reason for returning something → its name. */
  returnReasons: z.record(z.string(), z.string()),
  /** Source type → source id → the name the seller gave it, e.g. allegro → 31675 → "DomowyKubek". */
  /** The host of the account's panel that was last seen, e.g. `panel-e.baselinker.com`; none was so far: ''. */
  panelHost: z.string().optional(),
  sources: z.record(z.string(), z.record(z.string(), z.string())),
});

export type Status = z.infer<typeof statusSchema>;
export type Account = z.infer<typeof accountSchema>;

import * as z from 'zod/mini';
import { conditionKindSchema } from '@/lib/model/rule';
import { momentSchema } from '@/lib/time/moment';

/** One status that a rule wants changed. */
export const wantedChangeSchema = z.object({
  subject: z.enum(['order', 'return']),
  id: z.string(),
  from: z.string(),
  to: z.string(),
  /**
   * When the status became `from`, as the rule saw it, by Base's clock. 0 or missing: unknown, or an agent has checked
   * it.
   */
  since: z.optional(momentSchema),
});
export type WantedChange = z.infer<typeof wantedChangeSchema>;

/**
 * A ledger entry: a rule has checked something, with the result. Kept once for each rule, ticket (or return) and order,
 * so that nothing is done twice.
 */
export const ledgerEntrySchema = z.object({
  ruleId: z.string(),
  /** The key of the ticket, or `return <id>`. */
  about: z.string(),
  accountId: z.string(),
  /** '' for a return without an order. */
  orderId: z.string(),
  /** The changes that the rule wants: none, or one status of the order, of its return, or of both. */
  changes: z.array(wantedChangeSchema),
  /**
   * - `asked`: the panel asks; `skipped`: the agent said no;
   * - `applied`: the changes are in the outbox;
   * - `unsure`: all known conditions fit, the others are unknown, so nothing was done;
   * - `paused`: it fits, but the rule had paused itself, so nothing was done;
   * - `followed`: it may fit because of a rule's own change of the order, so nothing was done;
   * - `already`: it fits, and every status was set already; whoever changes a status after that has a reason to;
   * - `unmet`: a return that appeared did not fit; it is not checked again.
   */
  verdict: z.enum(['asked', 'skipped', 'applied', 'unsure', 'paused', 'followed', 'already', 'unmet']),
  /** Conditions whose value is unknown. */
  unknown: z.array(conditionKindSchema),
  /** Unix ms. */
  at: momentSchema,
});

export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** Verdicts that explain why nothing was done although no condition failed. */
export const leftAlone: readonly LedgerEntry['verdict'][] = ['unsure', 'paused', 'followed'];

/** The key of an entry: one for each rule, ticket (or return) and order. */
export type LedgerKey = Pick<LedgerEntry, 'ruleId' | 'about' | 'accountId' | 'orderId'>;

/**
 * The result of an agent's answer to a rule's question. `busy`: nothing was done, because another change is being sent
 * or waits for an answer; `over`: there was no question to answer any more.
 */
export type AskedOutcome = 'applied' | 'skipped' | 'busy' | 'over';

import { z } from 'zod';
import { conditionKindSchema } from '@/lib/model/rule';

/** One status that a rule wants changed. */
export const wantedChangeSchema = z.object({
  subject: z.enum(['order', 'return']),
  id: z.string(),
  from: z.string(),
  to: z.string(),
  /** When it came into `from`, as the rule saw it, by Base's clock; 0 or missing: not known, or an agent has looked. */
  since: z.number().optional(),
});
export type WantedChange = z.infer<typeof wantedChangeSchema>;

/**
 * That a rule has looked at something, and what came of it. Kept once for each rule, ticket (or return) and order, so
 * that nothing is done twice.
 */
export const ledgerEntrySchema = z.object({
  ruleId: z.string(),
  /** The key of the ticket, or `return <id>`. */
  about: z.string(),
  accountId: z.string(),
  /** '' for a return that hangs on no order. */
  orderId: z.string(),
  /** What the rule wants: nothing, or one status of the order, of its return, or of both. */
  changes: z.array(wantedChangeSchema),
  /**
   * - `asked`: the panel asks; `skipped`: the agent said no;
   * - `applied`: the changes are in the outbox;
   * - `unsure`: what could be told fits, the rest could not be told, so nothing was done;
   * - `paused`: it fits, but the rule had paused itself, so nothing was done;
   * - `followed`: it may fit by a rule's own change of the order, so nothing was done;
   * - `already`: it fits, and every status was there: whoever changes it from there has a reason to;
   * - `unmet`: a return that appeared did not fit; it is not looked at again.
   */
  verdict: z.enum(['asked', 'skipped', 'applied', 'unsure', 'paused', 'followed', 'already', 'unmet']),
  /** What could not be told. */
  unknown: z.array(conditionKindSchema),
  /** Unix ms. */
  at: z.number(),
});

export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** Verdicts that say why nothing was done although nothing spoke against it. */
export const leftAlone: readonly LedgerEntry['verdict'][] = ['unsure', 'paused', 'followed'];

/** Which entry: one for each rule, ticket (or return) and order. */
export type LedgerKey = Pick<LedgerEntry, 'ruleId' | 'about' | 'accountId' | 'orderId'>;

/**
 * What came of an agent's answer to what a rule asks. `busy`: nothing was put, another change is on its way or waits for
 * an answer; `over`: there was nothing to answer any more.
 */
export type AskedOutcome = 'applied' | 'skipped' | 'busy' | 'over';

import * as z from 'zod/mini';
import { ruleSchema, type Rule } from '@/lib/model/rule';
import type { DryRun } from '@/lib/rules/dry-run';
import { ledgerEntrySchema, type AskedOutcome, type LedgerEntry } from '@/lib/rules/ledger-entry';
import { visitSchema, type howMuchSchema, type Reply } from './reply';

/** Names a rule. */
export const ruleIdSchema = z.object({ id: ruleSchema.shape.id });

/** Switches a rule on or off. */
export const switchRuleSchema = z.extend(ruleIdSchema, { isOn: z.boolean() });

/** One place up or down. */
export const moveRuleSchema = z.extend(ruleIdSchema, { by: z.union([z.literal(-1), z.literal(1)]) });

/** An agent's answer to what a rule asks. `visit`: the ticket view where it was given. */
export const answerAskedSchema = z.extend(
  z.pick(ledgerEntrySchema, { ruleId: true, about: true, accountId: true, orderId: true }),
  { visit: visitSchema, isWanted: z.boolean() },
);
export type AnswerToAsked = z.output<typeof answerAskedSchema>;

/** Automatic status changes. */
export interface RuleMessages {
  /** From a panel: an agent's answer to what a rule asks. */
  answerAsked: (answer: z.input<typeof answerAskedSchema>) => Reply<AskedOutcome>;
  /**
   * From our own pages, like all that follow: the latest entries of rules that did nothing although no condition failed,
   * the newest first.
   */
  listLeftAlone: (how: z.input<typeof howMuchSchema>) => Reply<LedgerEntry[]>;
  /** A rule as it was edited; whether it is on stays as it was. */
  saveRule: (rule: Rule) => Reply<null>;
  switchRule: (rule: z.input<typeof switchRuleSchema>) => Reply<null>;
  moveRule: (rule: z.input<typeof moveRuleSchema>) => Reply<null>;
  deleteRule: (rule: z.input<typeof ruleIdSchema>) => Reply<null>;
  /** What a rule would have done. The rule need not be saved. */
  tryRule: (rule: Rule) => Reply<DryRun>;
}

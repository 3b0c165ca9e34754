import type { ConditionKind } from '@/lib/model/rule';
import type { WantedChange } from './ledger-entry';

/** What a rule would have done for one ticket or return, and one order. */
export interface DryRunLine {
  /** `address` is the ticket's URL. */
  about: { kind: 'ticket'; subject: string; address: string } | { kind: 'return'; returnId: string };
  /** '' for a return without an order. */
  orderId: string;
  /** When the ticket was last open, or when the return appeared; Unix ms. */
  at: number;
  /** The changes it would make; empty if it could not tell. */
  changes: WantedChange[];
  /** True if it would act by itself; false if it would ask. */
  isByItself: boolean;
  unknown: ConditionKind[];
}

export interface DryRun {
  /** How many tickets or returns were checked. */
  lookedAt: number;
  /** In how many cases it would act or ask. `lines` may not hold all of them. */
  fires: number;
  /** Lines with changes first, the latest first. */
  lines: DryRunLine[];
  /** True if there are more lines than these. */
  isCut: boolean;
}

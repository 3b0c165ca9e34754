import type { ConditionKind } from '@/lib/model/rule';
import type { WantedChange } from './ledger-entry';

/** What a rule would have made of one ticket or return, and one order. */
export interface DryRunLine {
  /** `address` is the ticket's. */
  about: { kind: 'ticket'; subject: string; address: string } | { kind: 'return'; returnId: string };
  /** '' for a return that hangs on no order. */
  orderId: string;
  /** When the ticket was last open, or the return appeared; Unix ms. */
  at: number;
  /** What it would change; empty: it could not tell. */
  changes: WantedChange[];
  /** False: it would ask. */
  isByItself: boolean;
  unknown: ConditionKind[];
}

export interface DryRun {
  /** How many tickets, or returns, were looked at. */
  lookedAt: number;
  /** In how many of the lines, of which not all are here, it would act or ask. */
  fires: number;
  /** Those with changes first, the latest first. */
  lines: DryRunLine[];
  /** There are more lines than these. */
  isCut: boolean;
}

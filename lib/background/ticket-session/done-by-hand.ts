import type { LedgerEntry, WantedChange } from '@/lib/rules/ledger-entry';
import type { LookUp } from '@/lib/background/tickets/look-up';

/**
 * True when the status that a rule asks for is set by now. Rules look at a return only once, so they do not see that
 * themselves.
 */
export function isDoneByHand(
  { verdict, accountId, changes }: LedgerEntry,
  found: Pick<LookUp, 'matches' | 'returns'>,
): boolean {
  const returns = [
    ...found.returns.map(({ orderReturn }) => orderReturn),
    ...found.matches.flatMap((match) => match.returns),
  ];
  const statusOf = ({ subject, id }: WantedChange) =>
    subject === 'order'
      ? found.matches.find(({ order }) => order.accountId === accountId && order.orderId === id)?.order
          .statusId
      : returns.find((each) => each.accountId === accountId && each.returnId === id)?.statusId;
  return verdict === 'asked' && changes.every((change) => statusOf(change) === change.to);
}

import { nameOf, type Change, type Subject } from '../../lib/model/change';
import { confirmAgain, putChange, undoChange, type Target } from '../../lib/background/changes/outbox';
import { stateOf, type Place, type Work } from './work.ts';

/** An agent changes statuses of orders and returns. */
export function workOnStatuses({ accountId, account, shop, random, now }: Place): Work {
  const subjectOf = (subject: Subject['subject'], id: number | string): Subject => ({
    ...{ accountId, subject, id: String(id) },
  });
  const [first, ...others] = [
    ...shop.orders.slice(-3).map(({ order_id }) => subjectOf('order', order_id)),
    ...shop.returns.slice(0, 2).map(({ return_id }) => subjectOf('return', return_id)),
  ];
  if (!first) throw new Error('The shop has no orders');

  const statusNow = ({ subject, id }: Target) =>
    subject === 'order'
      ? String(account.findOrder(Number(id))?.order_status_id)
      : String(account.findReturn(Number(id))?.status_id);
  const otherStatus = ({ subject }: Target) => {
    const list = subject === 'order' ? shop.statuses : shop.returnStatuses;
    return String(list[random.integer(0, Math.min(list.length, 5) - 1)]?.id);
  };
  const isIts = (target: Target): target is Subject => target.subject !== 'fields';

  return {
    targets: [first, ...others],
    begin: (target) => {
      if (!isIts(target)) return undefined;
      // Sometimes the panel shows another status than Base.
      const from = random.chance(0.85) ? statusNow(target) : otherStatus(target);
      const to = otherStatus(target);
      return { to, put: () => putChange({ ...target, who: 'agent', ruleId: '', from, to }, now()) };
    },
    again: (change) => {
      if (change.subject === 'fields') return undefined;
      const from = change.found || change.from;
      return { to: change.to, put: () => confirmAgain({ ...change, from }) };
    },
    undo: (change: Change) => ({ to: stateOf(change.from), put: () => undoChange(change, now()) }),
    has: (target, to) => statusNow(target) === to,
    meddle: (target) => {
      const status = Number(otherStatus(target));
      if (target.subject === 'order') account.setOrderStatus(Number(target.id), status);
      else account.setReturnStatus(Number(target.id), status);
    },
    calls: () => [
      ...account.statusCalls.map(({ orderId, to, at }) => ({
        ...{ name: nameOf(subjectOf('order', orderId)), to: String(to), at },
      })),
      ...account.returnStatusCalls.map(({ returnId, to, at }) => ({
        ...{ name: nameOf(subjectOf('return', returnId)), to: String(to), at },
      })),
    ],
    faults: () => [],
  };
}

import type { Activity } from '@/lib/model/activity';
import type { KeptOrder } from '@/lib/model/order';
import type { KeptReturn } from '@/lib/model/return';
import type { ActivityStore, OrderStore, ReturnStore, UnsentStore } from './db';
import type { SharedKind } from './records';
import { isShared } from '@/lib/background/team/shared-accounts';

/** Notes a record as unsent, in the transaction that writes it. Does nothing for an account that no team shares. */
export async function noteUnsent(
  unsent: () => UnsentStore,
  kind: SharedKind,
  ...key: readonly [accountId: string, ...string[]]
): Promise<void> {
  if (!isShared(key[0])) return;
  await unsent().put({ kind, key: [...key], stamp: crypto.randomUUID() });
}

/** Writes an order, for the team too. The transaction includes `teamUnsent`. */
export async function putOrder(orders: OrderStore, order: KeptOrder): Promise<void> {
  await orders.put(order);
  await noteUnsent(
    () => orders.transaction.objectStore('teamUnsent'),
    'order',
    order.accountId,
    order.orderId,
  );
}

/** Writes a return, for the team too. The transaction includes `teamUnsent`. */
export async function putReturn(returns: ReturnStore, made: KeptReturn): Promise<void> {
  await returns.put(made);
  await noteUnsent(
    () => returns.transaction.objectStore('teamUnsent'),
    'return',
    made.accountId,
    made.returnId,
  );
}

/** Writes a line of the activity log, for the team too. The transaction includes `teamUnsent`. */
export async function putActivity(activity: ActivityStore, line: Activity): Promise<void> {
  await activity.put(line);
  const unsent = () => activity.transaction.objectStore('teamUnsent');
  await noteUnsent(unsent, 'activity', line.accountId, line.changeId);
}

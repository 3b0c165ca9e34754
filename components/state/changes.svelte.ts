import { createSubscriber } from 'svelte/reactivity';
import { askBackground } from '@/lib/messages/ask-background';
import type { Order } from '@/lib/model/order';
import { shownChanges, type ShownChange } from '@/lib/stored/shown-changes';
import {
  isStatusChange,
  isUndecided,
  nameOf,
  type ShownEdit,
  type StatusChange,
  type Subject,
} from '@/lib/model/change';

let changes: Record<string, ShownChange> = {};

/** One watcher for all components, active while at least one of them needs it. */
const subscribe = createSubscriber((update) => {
  const take = (latest: Record<string, ShownChange>) => {
    changes = latest;
    update();
  };
  const stop = shownChanges.watch(take);
  // The background may be asleep when the network comes back, so this page wakes it.
  const goOn = () => void askBackground('resumeChanges');
  addEventListener('online', goOn);
  void shownChanges.read().then(take);
  return () => {
    stop();
    removeEventListener('online', goOn);
  };
});

/** The last status change of an order or a return. Reactive: components that read it are updated. */
export function lastChangeOf(subject: Subject): StatusChange | undefined {
  subscribe();
  const change = changes[nameOf(subject)];
  return change && isStatusChange(change) ? change : undefined;
}

/** The last edit of an order's fields. Reactive. */
export function lastEditOf({
  accountId,
  orderId,
}: Pick<Order, 'accountId' | 'orderId'>): ShownEdit | undefined {
  subscribe();
  const change = changes[nameOf({ accountId, subject: 'fields', id: orderId })];
  return change && !isStatusChange(change) ? change : undefined;
}

/** The changes that wait for an agent's answer, whoever started them and in whichever tab. */
export function undecidedChanges(): ShownChange[] {
  subscribe();
  return Object.values(changes).filter(isUndecided);
}

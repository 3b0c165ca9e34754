import { createSubscriber } from 'svelte/reactivity';
import { askBackground } from '@/lib/messages/ask-background';
import { shownChanges } from '@/lib/stored/shown-changes';
import { isUndecided, nameOf, type StatusChange, type Subject } from '@/lib/model/status-change';

let changes: Record<string, StatusChange> = {};

/** One watcher for all components, active while at least one of them needs it. */
const subscribe = createSubscriber((update) => {
  const take = (latest: Record<string, StatusChange>) => {
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

/** The last change of an order or a return. Reactive: components that read it are updated. */
export function lastChangeOf(subject: Subject): StatusChange | undefined {
  subscribe();
  return changes[nameOf(subject)];
}

/** The changes that wait for an agent's answer, whoever started them and in whichever tab. */
export function undecidedChanges(): StatusChange[] {
  subscribe();
  return Object.values(changes).filter(isUndecided);
}

import { createSubscriber } from 'svelte/reactivity';
import { askBackground } from '@/lib/messages/ask-background';
import { shownChanges } from '@/lib/stored/shown-changes';
import { isUndecided, nameOf, type StatusChange, type Subject } from '@/lib/model/status-change';

let changes: Record<string, StatusChange> = {};

/** Watches for as long as anything drawn asks; however many ask, once. */
const subscribe = createSubscriber((update) => {
  const take = (latest: Record<string, StatusChange>) => {
    changes = latest;
    update();
  };
  const stop = shownChanges.watch(take);
  // The background may be asleep and not hear that the network is back: this page does.
  const goOn = () => void askBackground('resumeChanges');
  addEventListener('online', goOn);
  void shownChanges.read().then(take);
  return () => {
    stop();
    removeEventListener('online', goOn);
  };
});

/** The last change of an order or a return, followed wherever it is read to be drawn. */
export function lastChangeOf(subject: Subject): StatusChange | undefined {
  subscribe();
  return changes[nameOf(subject)];
}

/** Those that wait for an agent, whoever began them and wherever that was. */
export function undecidedChanges(): StatusChange[] {
  subscribe();
  return Object.values(changes).filter(isUndecided);
}

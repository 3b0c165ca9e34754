import { createSubscriber } from 'svelte/reactivity';
import { settings, type AgentAction, type Settings } from '@/lib/stored/settings';

let panel: Settings['panel'] | null = null;

/** One watcher for all components, active while at least one of them needs it. */
const subscribe = createSubscriber((update) => {
  const take = (read: Settings) => {
    panel = read.panel;
    update();
  };
  const stop = settings.watch(take);
  // If they cannot be read, nothing is offered, but everything else is shown.
  void settings
    .read()
    .then(take)
    .catch(() => undefined);
  return stop;
});

/** True if the agent may do it; false until that is known. Reactive. */
export function isOffered(action: AgentAction): boolean {
  subscribe();
  return panel?.[action] ?? false;
}

import { createSubscriber } from 'svelte/reactivity';
import type { ReplyTemplate } from '@/lib/insert/reply-template';
import { templates } from '@/lib/stored/stored-templates';

let known: ReplyTemplate[] | null = null;

/** One watcher for all components, active while at least one of them needs it. */
const subscribe = createSubscriber((update) => {
  const take = (latest: ReplyTemplate[]) => {
    known = latest;
    update();
  };
  const stop = templates.watch(take);
  // If they cannot be read, none is offered, but everything else is shown.
  void templates
    .read()
    .then(take)
    .catch(() => undefined);
  return stop;
});

/** All templates, by name; null until they have been read. Reactive. */
export function allTemplates(): ReplyTemplate[] | null {
  subscribe();
  return known?.toSorted((a, b) => a.name.localeCompare(b.name)) ?? null;
}

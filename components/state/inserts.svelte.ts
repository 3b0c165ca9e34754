import { createSubscriber } from 'svelte/reactivity';
import type { ReplyTemplate } from '@/lib/insert/reply-template';
import { settings, type Settings } from '@/lib/stored/settings';
import { templates } from '@/lib/stored/stored-templates';

let isOffered = false;
let known: ReplyTemplate[] | null = null;

/** One watcher for all components, active while at least one of them needs it. */
const subscribe = createSubscriber((update) => {
  const takeSettings = ({ panel }: Settings) => {
    isOffered = panel.offersInserts;
    update();
  };
  const takeTemplates = (latest: ReplyTemplate[]) => {
    known = latest;
    update();
  };
  const stops = [settings.watch(takeSettings), templates.watch(takeTemplates)];
  // If they cannot be read, nothing is offered, but everything else is shown.
  void settings
    .read()
    .then(takeSettings)
    .catch(() => undefined);
  void templates
    .read()
    .then(takeTemplates)
    .catch(() => undefined);
  return () => {
    for (const stop of stops) stop();
  };
});

/** True if texts can be inserted into replies; false until that is known. Reactive. */
export function offersInserts(): boolean {
  subscribe();
  return isOffered;
}

/** All templates, by name; null until they have been read. Reactive. */
export function allTemplates(): ReplyTemplate[] | null {
  subscribe();
  return known?.toSorted((a, b) => a.name.localeCompare(b.name)) ?? null;
}

import { createSubscriber } from 'svelte/reactivity';
import type { StoredItem } from '@/lib/stored/stored-item';

/**
 * Follows a stored item, with one watcher for all components that is active while at least one of them needs it.
 *
 * @returns reads the latest value; null until it is known, and if it cannot be read. Reactive: components that call it
 *   are updated
 */
export function followItem<T>(item: StoredItem<T>): () => T | null {
  let known: T | null = null;
  const subscribe = createSubscriber((update) => {
    const take = (latest: T) => {
      known = latest;
      update();
    };
    const stop = item.watch(take);
    void item
      .read()
      .then(take)
      .catch(() => undefined);
    return stop;
  });
  return () => {
    subscribe();
    return known;
  };
}

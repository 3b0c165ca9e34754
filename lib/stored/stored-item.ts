import type * as z from 'zod/mini';
import { readStored, removeStored, watchStored, writeStored, type StorageKey } from './browser-storage';
import { salvage, type Salvaged } from './salvage';

/** A value in the browser's storage that is parsed whenever it is read. */
export interface StoredItem<T> {
  key: StorageKey;
  read: () => Promise<T>;
  write: (value: T) => Promise<void>;
  remove: () => Promise<void>;
  /** Calls back on every change. Returns a function that stops it. */
  watch: (onChange: (value: T) => void) => () => void;
  /** Reads what can be read of a value that was stored under this key, here or elsewhere. */
  parse: (stored: unknown) => Salvaged<T>;
}

/**
 * Defines a stored item. WXT's own `defineItem<T>` promises a type that nothing checks, and after a failed migration it
 * would return the old shape (wxt packages/storage, read 2026-11).
 *
 * @param fallback the value when nothing, or nothing readable, is stored
 * @param depth how deep the parts lie that are left out when they cannot be read (`salvage.ts`); 0: all or nothing
 */
export function storedItem<T>(
  key: StorageKey,
  schema: z.ZodMiniType<T>,
  fallback: T,
  depth = 0,
): StoredItem<T> {
  const parse = (stored: unknown) => salvage(schema, stored, fallback, depth);
  return {
    key,
    parse,
    read: async () => parse(await readStored(key)).value,
    write: (value) => writeStored(key, value),
    remove: () => removeStored(key),
    watch: (onChange) => {
      const stop = watchStored(key, (changed) => {
        onChange(parse(changed).value);
      });
      return () => {
        try {
          stop();
        } catch {
          // The extension was updated under a page of ours, so there is nothing to stop.
        }
      };
    },
  };
}

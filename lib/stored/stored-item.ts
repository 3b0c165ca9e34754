import { storage } from '#imports';
import type { z } from 'zod';

/**
 * A value in the browser's storage that is parsed whenever it is read: WXT's own `defineItem<T>` promises a type
 * that nothing checks, and a failed migration would hand out the old shape (wxt packages/storage, read 2026-11).
 *
 * @param fallback what is read when nothing, or nothing readable, is stored
 */
export function storedItem<T>(
  key: `local:${string}` | `session:${string}`,
  schema: z.ZodType<T>,
  fallback: T,
) {
  const parse = (stored: unknown): T => {
    const parsed = schema.safeParse(stored);
    return parsed.success ? parsed.data : fallback;
  };
  return {
    read: async (): Promise<T> => parse(await storage.getItem(key)),
    write: (value: T): Promise<void> => storage.setItem(key, value),
    remove: (): Promise<void> => storage.removeItem(key),
    /** Calls back on every change; the answer stops it. */
    watch: (onChange: (value: T) => void): (() => void) => {
      const stop = storage.watch<unknown>(key, (changed) => {
        onChange(parse(changed));
      });
      return () => {
        try {
          stop();
        } catch {
          // The extension was updated under a page of ours: nobody listens any more.
        }
      };
    },
  };
}

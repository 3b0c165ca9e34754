import { browser } from 'wxt/browser';
import { isSame } from './is-same';

/** A value's name in the browser's storage, behind its area: `local:settings`. */
export type StorageKey = `local:${string}` | `session:${string}`;

/*
 * WXT's storage does the same, but its versions, migrations and metadata come along: 9 kB in every page and in the
 * background.
 */

function placeOf(key: StorageKey) {
  const isLocal = key.startsWith('local:');
  const area = isLocal ? browser.storage.local : browser.storage.session;
  return { area, name: key.slice(key.indexOf(':') + 1) };
}

/** Reads a value; undefined if there is none. */
export async function readStored(key: StorageKey): Promise<unknown> {
  const { area, name } = placeOf(key);
  const { [name]: value } = await area.get(name);
  return value;
}

/** Stores a value. Null deletes it. */
export async function writeStored(key: StorageKey, value: unknown): Promise<void> {
  const { area, name } = placeOf(key);
  await (value === null ? area.remove(name) : area.set({ [name]: value }));
}

/** Deletes a value. */
export async function removeStored(key: StorageKey): Promise<void> {
  await writeStored(key, null);
}

/**
 * Calls back with the value after each change; undefined: it was deleted. Firefox also reports what was written again
 * unchanged (MDN, `storage.onChanged`), which is left out.
 *
 * @returns a function that stops it
 */
export function watchStored(key: StorageKey, onChange: (value: unknown) => void): () => void {
  const { area, name } = placeOf(key);
  const hear = ({ [name]: change }: Record<string, { oldValue?: unknown; newValue?: unknown }>) => {
    if (change && !isSame(change.oldValue, change.newValue)) onChange(change.newValue);
  };
  area.onChanged.addListener(hear);
  return () => {
    area.onChanged.removeListener(hear);
  };
}

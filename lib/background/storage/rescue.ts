import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type * as z from 'zod/mini';
import { hasDatabase } from './has-database';
import { rescuedSchemas } from './rescued-records';

/** The database in which rescued records wait until they are in the new one. */
const rescueName = 'sidecar-rescue';

interface RescueSchema extends DBSchema {
  /** `value` stands in `store` under `key`. */
  records: { key: number; value: { store: string; key: IDBValidKey; value: unknown } };
}

/**
 * Copies the records that Base cannot give back, as far as they can be read, into a database of their own: the worker
 * may die before there is a new database for them.
 */
export async function rescueFrom(db: IDBPDatabase): Promise<void> {
  const rescue = await openRescue();
  try {
    for (const store of Object.keys(rescuedSchemas)) {
      if (!db.objectStoreNames.contains(store)) continue;
      for (const record of await readRecords(db, store)) await rescue.add('records', { store, ...record });
    }
  } finally {
    rescue.close();
  }
}

/** Reads every record of a store that can be read. */
async function readRecords(db: IDBPDatabase, store: string): Promise<{ key: IDBValidKey; value: unknown }[]> {
  const keys = await db.getAllKeys(store).catch(() => []);
  const records: { key: IDBValidKey; value: unknown }[] = [];
  for (const key of keys) {
    try {
      records.push({ key, value: await db.get(store, key) });
    } catch {
      // This one is lost.
    }
  }
  return records;
}

/**
 * Moves the rescued records into a database that is whole again. Records that are there already stay, and what is no
 * record of this version is left out. Does nothing when nothing was rescued.
 */
export async function takeRescued(db: IDBPDatabase): Promise<void> {
  if (!(await hasDatabase(rescueName))) return;
  const rescue = await openRescue();
  const rescued = await rescue.getAll('records').finally(() => rescue.close());
  const schemas = new Map<string, z.ZodMiniType>(Object.entries(rescuedSchemas));
  const transaction = db.transaction([...schemas.keys()], 'readwrite');
  for (const { store: name, key, value } of rescued) {
    const read = schemas.get(name)?.safeParse(value);
    const store = transaction.objectStore(name);
    if (!read?.success || (await store.getKey(key)) !== undefined) continue;
    await (store.keyPath === null ? store.put(read.data, key) : store.put(read.data));
  }
  await transaction.done;
  await deleteRescue();
}

/** Deletes the rescued records. */
export async function deleteRescue(): Promise<void> {
  await deleteDB(rescueName);
}

function openRescue(): Promise<IDBPDatabase<RescueSchema>> {
  return openDB<RescueSchema>(rescueName, 1, {
    upgrade: (db) => void db.createObjectStore('records', { autoIncrement: true }),
  });
}

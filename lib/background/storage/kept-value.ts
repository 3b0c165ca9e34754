import * as z from 'zod/mini';
import { createTurns } from '@/lib/async/in-turn';
import { readStored } from '@/lib/stored/browser-storage';
import type { Salvaged, UnreadPart } from '@/lib/stored/salvage';
import type { StoredItem } from '@/lib/stored/stored-item';
import { noteUnsent } from './put-shared';
import type { SharedKind } from './records';
import { database, type Database } from './db';
import { team } from '@/lib/background/team/team';
import { isSame } from '@/lib/stored/is-same';

/**
 * A value that only the background may write. The database has the authoritative value. Pages and content scripts read
 * a copy in `storage.local`, which they could overwrite.
 */
export interface KeptValue<T> {
  /** Its key in the store `values`, and in `storage.local`. */
  name: string;
  read: () => Promise<T>;
  /** Also returns the parts that cannot be read. They stay stored until the value is changed. */
  readParts: () => Promise<Salvaged<T>>;
  /**
   * Changes the value in one transaction. Parts of it that could not be read are put aside, not overwritten.
   *
   * @param change may throw: then nothing changes
   * @param isReceived the change came from the team, so it is not sent back
   * @param unsent another record that the team gets because of this change, noted in the same transaction
   */
  change: (change: (before: T) => T, isReceived?: boolean, unsent?: SharedKey) => Promise<T>;
  /** Calls back after each change. */
  onChange: (listen: (value: T) => void) => void;
  /** Lists the parts that were put aside, and those that cannot be read now. */
  readAside: () => Promise<UnreadPart[]>;
  /** Deletes the parts that could not be read. */
  forgetAside: () => Promise<void>;
  /** Writes the copy from the value. */
  mirror: () => Promise<void>;
}

/** Names a record that a team shares: the account's id comes first, '' for none. */
export type SharedKey = readonly [kind: SharedKind, accountId: string, ...string[]];

/** The parts of a value that a team shares, each on its own: two members can change two parts at once. */
export interface SharedParts<T> {
  kind: SharedKind;
  /** The parts, each with its key: the account first, '' for none. */
  list: (value: T) => { key: [accountId: string, ...string[]]; part: unknown }[];
}

/** Marks in the database that these values were imported: version 0.1.0 kept them in `storage.local` only. */
export const importedKey = 'isImported';
const importedNames = ['settings', 'rules', 'taught'];

const asideSchema = z.catch(z.array(z.object({ path: z.array(z.string()), value: z.unknown() })), []);

/**
 * Makes a value that is kept in the database, with a copy.
 *
 * @param copy where the copy is, and how the value is parsed
 * @param correct corrects the value when parts of it could not be read
 * @param shared what a team shares of it
 */
export function keptValue<T>(
  copy: StoredItem<T>,
  correct: (value: T, unread: readonly UnreadPart[]) => T = (value) => value,
  shared?: SharedParts<T>,
): KeptValue<T> {
  const name = copy.key.slice(copy.key.indexOf(':') + 1);
  const asideKey = `kept-aside:${name}`;
  const listeners: ((value: T) => void)[] = [];
  const inTurn = createTurns();

  const parse = (stored: unknown): Salvaged<T> => {
    const { value, unread } = copy.parse(stored);
    return { value: unread.length > 0 ? correct(value, unread) : value, unread };
  };
  const readParts = async () => {
    await importValues();
    return parse(await (await database()).get('values', name));
  };

  const change = (how: (before: T) => T, isReceived = false, unsent?: SharedKey) =>
    inTurn(async () => {
      await importValues();
      const transaction = (await database()).transaction(['values', 'teamUnsent'], 'readwrite');
      const store = transaction.objectStore('values');
      const { value, unread } = parse(await store.get(name));
      const aside = asideSchema.parse(await store.get(asideKey));
      const changed = how(value);
      if (unread.length > 0) await store.put([...aside, ...unread], asideKey);
      await store.put(changed, name);
      if (shared && !isReceived)
        for (const key of changedParts(shared.list(value), shared.list(changed)))
          await noteUnsent(() => transaction.objectStore('teamUnsent'), shared.kind, ...key);
      if (unsent) await noteUnsent(() => transaction.objectStore('teamUnsent'), ...unsent);
      await transaction.done;
      if ((shared && !isReceived) || unsent) team().send();
      await copy.write(changed);
      for (const listen of listeners) listen(changed);
      return changed;
    });

  return {
    name,
    readParts,
    read: async () => (await readParts()).value,
    change,
    onChange: (listen) => void listeners.push(listen),
    readAside: async () => {
      const { unread } = await readParts();
      return [...asideSchema.parse(await (await database()).get('values', asideKey)), ...unread];
    },
    forgetAside: async () => {
      await change((value) => value);
      await (await database()).delete('values', asideKey);
    },
    mirror: () =>
      inTurn(async () => {
        await importValues();
        const stored = await (await database()).get('values', name);
        const copied = await readStored(copy.key);
        if (stored === undefined) {
          if (copied !== undefined) await copy.remove();
          return;
        }
        const { value } = parse(stored);
        if (!isSame(copied, value)) await copy.write(value);
      }),
  };
}

type Parts = ReturnType<SharedParts<unknown>['list']>;

/** The keys of parts that are new, changed or gone. */
function changedParts(before: Parts, after: Parts): Parts[number]['key'][] {
  const nameOf = ({ key }: Parts[number]) => JSON.stringify(key);
  const were = new Map(before.map((each) => [nameOf(each), each]));
  const are = new Map(after.map((each) => [nameOf(each), each]));
  const all = new Map([...were, ...are]);
  return [...all].flatMap(([name, { key }]) =>
    isSame(were.get(name)?.part, are.get(name)?.part) ? [] : [key],
  );
}

/** The connections to a database that is known to have the imported values. */
const imported = new WeakSet<Database>();

/** Imports once what version 0.1.0 kept in `storage.local`. It is copied as it is, whether it can be read or not. */
async function importValues(): Promise<void> {
  const db = await database();
  if (imported.has(db)) return;
  if (await db.get('values', importedKey)) {
    imported.add(db);
    return;
  }
  const former = await Promise.all(
    importedNames.map(async (name) => [name, await readStored(`local:${name}`)] as const),
  );
  const { store, done } = db.transaction('values', 'readwrite');
  if (!(await store.get(importedKey))) {
    await store.put(true, importedKey);
    for (const [name, value] of former)
      // A value that was rescued from another database is newer, and stays.
      if (value !== undefined && value !== null && (await store.getKey(name)) === undefined)
        await store.put(value, name);
  }
  await done;
}

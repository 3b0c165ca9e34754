import { askForAccount } from '../../lib/background/base-api/ask-for-account';
import { closeDatabase, database } from '../../lib/background/storage/db';
import { startState } from '../../lib/background/sync/state';
import type { SyncWorld } from '../../lib/background/sync/step';
import { sealToken } from '../../lib/background/storage/vault';
import type { Account } from '../base-api/account.ts';
import { createBaseApi } from '../base-api/create-base-api.ts';
import type { Random } from '../shop/random.ts';
import type { Shop } from '../shop/shop.ts';
import { Clock } from './clock.ts';
import { beginLife } from './life.ts';
import { createNetwork } from './network.ts';

// The sync uses no index, and this database takes time in proportion to the index's size for every record it replaces.
Reflect.set(IDBObjectStore.prototype, 'createIndex', () => undefined);

interface Wish {
  /** One for each account, and whether its journal is on; `isShared`: it is connected once more, with the same token. */
  shops: { shop: Shop; journal: boolean; isShared?: boolean }[];
  /** Unix ms. */
  start: number;
  /** From cycle to cycle, ms. */
  interval: number;
  random: Random;
}

/** An account: here, and in Base. */
export interface Seat {
  accountId: string;
  token: string;
  account: Account;
}

/** Counts the settings that were opened in this thread. */
let run = 1000;

/**
 * The real sync's surroundings: a database of its own, in which accounts have just been connected, and a stand-in of
 * Base behind a simulated network, all on one simulated clock. One at a time: the clock and the network are global.
 */
export async function openSetting({ shops, start, interval, random }: Wish) {
  const clock = new Clock(start);
  // What the program remembers of a token must not outlive the run that it belongs to.
  run += 1;
  const accounts = shops.map((shop, index) => ({ ...shop, token: `${run}-${index}-SIMULATION` }));
  const api = createBaseApi({ accounts, now: () => clock.at });
  const tokens = accounts.flatMap(({ token, isShared }) => (isShared === true ? [token, token] : [token]));
  const seats = tokens.map((token, index): Seat => {
    return { accountId: `simulated-${index}`, token, account: api.account(token) };
  });
  const network = createNetwork({ api, clock, random });
  const world: SyncWorld = {
    ask: askForAccount,
    now: clock.now,
    random: () => random.randomizer.next(),
    interval,
    perMinute: 60,
  };
  const takeBack = replaceGlobals(clock, network.fetch);
  beginLife(undefined);
  for (const seat of seats) await connect(seat, clock.now());
  return {
    clock,
    api,
    seats,
    network,
    world,
    close: () => {
      takeBack();
      void closeDatabase();
    },
  };
}

/** What the options page does. */
async function connect({ accountId, token, account }: Seat, now: number): Promise<void> {
  const db = await database();
  await db.put('tokens', await sealToken(token), accountId);
  await db.put('accounts', {
    id: accountId,
    name: 'Base',
    tokenTail: token.slice(-4),
    showLabels: true,
    connectedAt: now,
    statuses: account.shop.statuses.map(({ id, name }) => ({ id: String(id), name, color: '', group: '' })),
    returnStatuses: [],
    statusesReadAt: 0,
    returnReasons: {},
    extraFields: {},
    sources: {},
  });
  await db.put('cursors', startState(accountId, now));
}

/** @returns what undoes it */
function replaceGlobals(clock: Clock, fetch: typeof globalThis.fetch): () => void {
  const before = {
    now: Date.now,
    steady: performance.now.bind(performance),
    fetch: globalThis.fetch,
    indexedDB: globalThis.indexedDB,
  };
  Date.now = clock.now;
  performance.now = clock.steady;
  globalThis.fetch = fetch;
  globalThis.indexedDB = new IDBFactory();
  return () => {
    Date.now = before.now;
    performance.now = before.steady;
    globalThis.fetch = before.fetch;
    globalThis.indexedDB = before.indexedDB;
  };
}

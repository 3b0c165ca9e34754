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

// Creates no indexes: the sync uses none, and in fake-indexeddb each replaced record takes time in proportion to the
// index.
Reflect.set(IDBObjectStore.prototype, 'createIndex', () => undefined);

interface Wish {
  /** One for each account, with the state of its journals. `isShared`: it is connected twice, with the same token. */
  shops: { shop: Shop; journal: boolean; isShared?: boolean }[];
  /** Unix ms. */
  start: number;
  /** The interval of sync cycles, ms. */
  interval: number;
  random: Random;
}

/** An account: here, and in Base. */
export interface Seat {
  accountId: string;
  token: string;
  account: Account;
}

/** The number of settings that were opened in this thread, plus 1,000. */
let run = 1000;

/**
 * Opens what the real sync needs: an empty database with accounts that were just connected, and a stand-in for Base
 * behind a simulated network, all on one simulated clock. Only one at a time, because clock and network are global.
 */
export async function openSetting({ shops, start, interval, random }: Wish) {
  const clock = new Clock(start);
  // Each run uses new tokens, because the program keeps data about a token in memory.
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

/** Connects an account, as the options page does. */
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

/** @returns a function that restores them */
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

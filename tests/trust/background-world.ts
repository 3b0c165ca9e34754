import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { z } from 'zod';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Sender } from '@/entrypoints/background/handlers/sender';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { keptHelpdesks } from '@/lib/background/preferences/kept-helpdesks';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import { database } from '@/lib/background/storage/db';
import { storeNames } from '@/lib/background/storage/upgrades';
import { sealToken } from '@/lib/background/storage/vault';
import { startState } from '@/lib/background/sync/state';
import type { Protocol } from '@/lib/messages/protocol';
import { failureSchema } from '@/lib/model/failure';
import { makeFirstRule } from '@/lib/model/rule';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';

/** What the background did outside its own storage: requests, tabs, downloads, messages. In words, oldest first. */
export const effects: string[] = [];

/** The network. A test may replace what answers. */
export const network: { answer: (init: RequestInit) => Promise<Response> } = {
  answer: () => Promise.resolve(Response.json(emptyAnswer)),
};

const status = { id: 402121, name: 'New', color: '#fff', group_id: 1 };
/** An answer to any method of Base that is asked here. */
const emptyAnswer = {
  ...{ status: 'SUCCESS', orders: [], returns: [], logs: [], packages: [], statuses: [status] },
  ...{ status_groups: [], sources: [], extra_fields: [], return_reasons: [] },
};

const event = { addListener: () => undefined, removeListener: () => undefined };
const note = <Value>(what: string, value: Value) => {
  return (...how: unknown[]) => {
    effects.push(`${what} ${JSON.stringify(how)}`);
    return Promise.resolve(value);
  };
};

/** Starts the real background in the fake browser, once for a test file. */
export async function startBackground(): Promise<void> {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('fetch', (_: string, init: RequestInit = {}) => {
    effects.push(`fetch ${init.body instanceof URLSearchParams ? init.body.toString() : ''}`);
    return network.answer(init);
  });
  Object.assign(browser, {
    commands: { onCommand: event },
    cookies: { getAll: () => Promise.resolve([]), set: note('set cookie', null), onChanged: event },
    declarativeNetRequest: {
      getSessionRules: () => Promise.resolve([]),
      updateSessionRules: note('set rules', null),
    },
    downloads: {
      download: note('download', 1),
      search: () => Promise.resolve([{ state: 'complete' }]),
      onChanged: event,
    },
    permissions: {
      contains: ({ origins = [] }: { origins?: string[] }) =>
        Promise.resolve(!origins.includes('https://withdrawn.shop.com/*')),
      getAll: () => Promise.resolve({ origins: [] }),
      remove: note('give permission back', true),
      onAdded: event,
      onRemoved: event,
    },
    scripting: {
      getRegisteredContentScripts: () => Promise.resolve([]),
      registerContentScripts: note('register script', undefined),
      executeScript: note('start script', []),
    },
    sidePanel: { open: note('open side panel', undefined) },
    webRequest: { onHeadersReceived: event, onErrorOccurred: event },
  });
  Object.assign(browser.runtime, {
    openOptionsPage: note('open options', undefined),
    getManifest: () => ({ version: '1', host_permissions: [] }),
  });
  Object.assign(browser.tabs, {
    create: note('open tab', { id: 99 }),
    get: (tabId: number) => Promise.resolve({ id: tabId, url: 'https://app.responso.com/tickets/1' }),
    query: () => Promise.resolve([]),
    sendMessage: (_: number, message: unknown, __: unknown, heard?: (answer: unknown) => void) => {
      effects.push(`tell tab ${JSON.stringify(message)}`);
      heard?.({ res: 'attached' });
      return Promise.resolve({ res: 'attached' });
    },
  });
  Object.assign(browser.windows, { create: note('open window', { id: 99 }) });
  // Only now, so that the client takes the network of this test.
  const { default: background } = await import('@/entrypoints/background');
  background.main();
}

/**
 * Sends a message as the browser would deliver it.
 *
 * @returns the answer; undefined when nobody answers
 */
export async function send(name: keyof Protocol, data: unknown, sender: Sender): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const message = { id: 1, type: name, timestamp: 1, ...(data === undefined ? {} : { data }) };
  const { onMessage } = fakeBrowser.runtime;
  // Its type asks for a whole tab, and says that listeners answer nothing.
  const trigger: unknown = Reflect.get(onMessage, 'trigger');
  const heard: unknown =
    typeof trigger === 'function' && (await Reflect.apply(trigger, onMessage, [message, sender, resolve]));
  return Array.isArray(heard) && heard.includes(true) ? promise : undefined;
}

/** What a message is answered: a value, or a failure of the closed list. */
export const answerSchema = z.strictObject({
  res: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value: z.unknown() }),
    z.strictObject({ ok: z.literal(false), failure: failureSchema }),
  ]),
});

/** The records of a browser in use: an account with a token, an order, a return, a rule. */
export async function fillStorage(): Promise<void> {
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  const db = await database();
  for (const name of storeNames) await db.clear(name);
  const now = Date.now();
  await db.put('accounts', { ...account, showLabels: true });
  await db.put('tokens', await sealToken('kept-token'), account.id);
  await db.put('cursors', startState(account.id, now));
  await db.put('orders', toOrder(wireOrderSchema.parse(wireOrder), account.id, now, 1));
  const { order_id, email } = wireOrder;
  await db.put(
    'returns',
    toReturn(wireReturnSchema.parse({ return_id: 5, order_id, email }), account.id, now),
  );
  const rule = makeFirstRule({ id: 'r', name: 'Rule', accountId: account.id });
  // The browser allows the first only.
  await keptHelpdesks.change(() => ['desk.shop.com', 'withdrawn.shop.com']);
  await keptRules.change(() => [rule, { ...rule, id: 's' }]);
}

/** All that is stored: the database, and both of the browser's stores. */
export async function readStorage(): Promise<Record<string, unknown>> {
  const db = await database();
  const stores = storeNames.map(async (name): Promise<[string, unknown]> => [
    name,
    { keys: await db.getAllKeys(name), records: await db.getAll(name) },
  ]);
  return {
    stores: new Map(await Promise.all(stores)),
    local: await browser.storage.local.get(),
    session: await browser.storage.session.get(),
  };
}

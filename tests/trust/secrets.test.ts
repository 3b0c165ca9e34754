import { inspect } from 'node:util';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { writeCsv } from '@/entrypoints/options/activity/csv';
import { mergeLines, tableOf } from '@/entrypoints/options/activity/activity-rows';
import { writeReport } from '@/entrypoints/options/diagnostics/diagnostic-report';
import { writeTaughtFile } from '@/entrypoints/options/diagnostics/taught-file';
import { writeSettingsFile } from '@/entrypoints/options/privacy/settings-file';
import { database } from '@/lib/background/storage/db';
import type { Protocol } from '@/lib/messages/protocol';
import { settings } from '@/lib/stored/settings';
import { syncProgress } from '@/lib/stored/sync-progress';
import { taughtProfiles } from '@/lib/stored/taught-profiles';
import { unexpectedAnswers } from '@/lib/stored/unexpected-answers';
import { createBaseApi } from '../../sandbox/base-api/create-base-api.ts';
import { generateShop } from '../../sandbox/shop/generate-shop.ts';
import { effects, network, readStorage, send, startBackground } from './background-world';
import { countsOf, seed, sized, type Counts } from './campaign';
import { listSenders, mounted } from './senders';

const tokens = ['3004207-30051-T0kenThatNobodyMaySee', '3004207-30051-T0kenThatReplacesIt'];
const [token = '', secondToken = ''] = tokens;
const now = Math.floor(Date.now() / 1000);
const shop = generateShop({ seed, orders: sized(60, 400), tickets: 0, now });
const api = createBaseApi({
  accounts: tokens.map((each) => ({ token: each, shop, journal: true })),
  now: Date.now,
});

const orders = new Map(shop.orders.map((order) => [Number(order.order_id), order]));
/** A parcel with a label. */
const parcel = shop.packages.find(
  ({ labelExtension, orderId }) => labelExtension !== null && orders.has(orderId),
);

/** The secret part of each order's page: whoever knows it sees the order. */
const pages = shop.orders.flatMap(
  ({ order_page }) => /\/([A-Za-z0-9]{10})\/$/.exec(String(order_page))?.[1] ?? [],
);
const secrets = [
  ...tokens.flatMap((each) => [each, btoa(each).replace(/=+$/, ''), Buffer.from(each).toString('hex')]),
  ...pages,
];

/** What left the background, besides its storage: answers to messages, lines in the console, files to export. */
const said: unknown[] = [];
/** What Base was sent and has answered. */
const heard: string[] = [];

/** Base as it answers normally. */
const answerOfBase = async (init: RequestInit) => {
  heard.push(new Headers(init.headers).get('X-BLToken') ?? '');
  const response = await api.app.request('/connector.php', init);
  heard.push(await response.clone().text());
  return response;
};

const senders = listSenders();
const senderOf = (tier: string) => senders.find((each) => each.tier === tier)?.sender ?? {};

/** Sends a message and keeps its answer. @returns the value in it */
async function say(counts: Counts, tier: string, name: keyof Protocol, data?: unknown): Promise<unknown> {
  counts.inputs += 1;
  const answer = await send(name, data, senderOf(tier));
  said.push({ name, answer });
  return z.object({ res: z.object({ value: z.unknown() }) }).safeParse(answer).data?.res.value;
}

/** All bytes in a value, as text: a token under a key must not be readable in them. */
function bytesIn(value: unknown): string {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1');
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer).toString('latin1');
  if (value instanceof Map) return [...value.values()].map(bytesIn).join(' ');
  return typeof value === 'object' && value !== null ? Object.values(value).map(bytesIn).join(' ') : '';
}

/** Everything that may hold a secret, as one text. */
async function readAll(): Promise<string> {
  const stored = await readStorage();
  const whole = { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: Infinity };
  return inspect({ said, effects, stored }, whole) + bytesIn(stored);
}

async function expectNoSecret(): Promise<void> {
  const text = await readAll();
  // What must be found: else the search would look in the wrong place.
  expect(text).toContain(shop.orders[0]?.email);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
}

async function exportAll(): Promise<void> {
  const db = await database();
  const lines = mergeLines(await db.getAll('activity'), await db.getAll('ledger'));
  const about = { version: '1', userAgent: 'Chrome/156', language: 'en', survey: undefined, readings: [] };
  said.push(
    writeSettingsFile(await settings.read(), []),
    writeTaughtFile(await taughtProfiles.read()),
    writeCsv(tableOf(lines, await db.getAll('accounts')), 'en'),
    writeReport({
      ...about,
      accounts: Object.values(await syncProgress.read()),
      unexpected: await unexpectedAnswers.read(),
    }),
  );
}

/** Answers in which Base, or whoever stands before it, repeats what it was told, and what nobody may see. */
const indiscreet: ((told: string) => Response | Promise<never>)[] = [
  (told) =>
    Response.json({ status: 'ERROR', error_code: 'ERROR_BAD_TOKEN', error_message: `bad token ${told}` }),
  (told) => Response.json({ status: 'ERROR', error_code: `ERROR ${told}`, error_message: told }),
  (told) => Response.json({ status: 'ERROR', error_code: told, error_message: '' }),
  (told) => Response.json({ status: told, [told]: told }),
  (told) =>
    Response.json({
      status: 'SUCCESS',
      orders: told,
      returns: told,
      logs: told,
      packages: told,
      statuses: told,
    }),
  (told) =>
    Response.json({ status: 'SUCCESS', orders: [{ order_id: told }, { order_id: 5, date_add: told }, told] }),
  (told) => Response.json({ status: 'SUCCESS', statuses: [], sources: { [told]: { [told]: [told] } } }),
  (told) => Response.json({ status: 'SUCCESS', extension: told, label: told }),
  (told) => new Response(`<html>502 for ${told}`, { status: 502 }),
  (told) => new Response(`{"status":"SUCCESS","token":"${told}`),
  (told) => Promise.reject(new TypeError(`fetch failed: X-BLToken: ${told}`)),
  (told) => Promise.reject(new Error(told, { cause: told })),
];

const account = z.object({ id: z.string() });

/** Everything that an agent does in a day: connects, syncs, opens tickets, changes statuses, attaches labels, exports. */
async function work(counts: Counts): Promise<void> {
  const connected = await say(counts, 'ownPage', 'connectAccount', { token, name: 'Shop', showLabels: true });
  const accountId = account.safeParse(connected).data?.id ?? (await firstAccount());
  await say(counts, 'ownPage', 'syncNow');
  await vi.waitUntil(async () => ((await syncProgress.read())[accountId]?.completedAt ?? 0) > 0, 20_000);
  await say(counts, 'ticketPage', 'panelMounted', { key: mounted.key });
  const order = orders.get(parcel?.orderId ?? 0);
  const orderId = String(order?.order_id);
  const visit = 'visit-1';
  const lines = [`Zamówienie ${orderId}`, order?.email ?? '', 'Zamówienie 99999999'];
  await say(counts, 'ticketPage', 'ticketSeen', {
    visit,
    key: 'app.responso.com 1',
    lines,
    subject: 'Hello',
  });
  await say(counts, 'ticketPage', 'ticketRests', { visit });
  await say(counts, 'panel', 'listAccounts');
  await say(counts, 'panel', 'findOrders');
  await say(counts, 'panel', 'askForTicket', { isAgain: true });
  await say(counts, 'panel', 'refreshOrders');
  await say(counts, 'panel', 'findOrders');
  await say(counts, 'panel', 'judgeOrder', { accountId, orderId, visit, verdict: 'linked' });
  for (const query of [order?.email ?? '', orderId, 'Ola', token, order?.phone ?? '']) {
    await say(counts, 'panel', 'searchOrders', { query: query.slice(0, 200) });
    if (query !== token) await say(counts, 'ownPage', 'searchBase', { query });
  }
  await say(counts, 'panel', 'orderOpened', { accountId, orderId });
  const holder = { accountId, of: 'order', id: orderId };
  await say(counts, 'panel', 'readKeptParcels', holder);
  await say(counts, 'panel', 'readParcels', holder);
  const { package_id: packageId = '', courier_package_nr: number = '' } = parcel?.wire ?? {};
  await say(counts, 'ownPage', 'downloadDocument', {
    place: { kind: 'label', ...holder, packageId, number },
    visit: '',
  });
  await say(counts, 'panel', 'attachDocument', {
    place: { kind: 'label', ...holder, packageId, number },
    visit,
    isPrinterFileFine: true,
  });
  const [, other] = shop.statuses
    .map(({ id }) => String(id))
    .filter((id) => id !== String(order?.order_status_id));
  const subject = { accountId, subject: 'order', id: orderId };
  const from = String(order?.order_status_id);
  const change = z.object({ changeId: z.string() });
  const changed = await say(counts, 'panel', 'changeStatus', { ...subject, from, to: other });
  const changeId = change.safeParse(changed).data?.changeId ?? '';
  await say(counts, 'panel', 'resumeChanges');
  await vi.waitUntil(async () => {
    const outbox = await (await database()).getAll('outbox');
    return outbox.every(
      ({ state, failure }) => (state !== 'pending' && state !== 'sending') || failure !== null,
    );
  }, 20_000);
  await say(counts, 'panel', 'undoChange', { ...subject, changeId });
  const phone = { from: { phone: order?.phone ?? '' }, to: { phone: '600100200' } };
  const edited = await say(counts, 'panel', 'editOrder', {
    accountId,
    orderId,
    ...phone,
    addedNote: 'Called',
  });
  const edit = {
    accountId,
    subject: 'fields',
    id: orderId,
    changeId: change.safeParse(edited).data?.changeId ?? '',
  };
  await say(counts, 'panel', 'readEdit', edit);
  const rule = {
    ...{
      id: 'r',
      name: 'Rule',
      accountId,
      onSince: 0,
      isAutomatic: false,
      when: 'ticketOpened',
      conditions: [],
    },
    ...{ orderStatusId: other, returnStatusId: '', perHour: 30, pausedAt: 0 },
  };
  await say(counts, 'ownPage', 'saveRule', rule);
  await say(counts, 'ownPage', 'tryRule', rule);
  await say(counts, 'ownPage', 'switchRule', { id: 'r', isOn: true });
  await say(counts, 'ownPage', 'listLeftAlone', { isWhole: true });
  await say(counts, 'ownPage', 'listActivity', { isWhole: true });
  await say(counts, 'ownPage', 'changeSettings', { retention: 24 });
  await say(counts, 'basePage', 'panelSeen', { orderId });
  await say(counts, 'inboxPanel', 'readInbox', { view: 'order' });
  await say(counts, 'ownPage', 'replaceToken', { accountId, token: secondToken });
  await say(counts, 'ownPage', 'changeAccount', { accountId, name: 'Other' });
  await say(counts, 'ownPage', 'listConnected');
  await exportAll();
}

async function firstAccount(): Promise<string> {
  return (await (await database()).getAllKeys('accounts'))[0] ?? '';
}

beforeAll(async () => {
  for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const)
    Object.assign(console, { [method]: (...line: unknown[]) => said.push(line) });
  await startBackground();
}, 60_000);

describe('neither a token nor the secret of an order’s page is in an answer, a log, a store or an export', () => {
  it('when all goes well', { timeout: 60_000 }, async ({ task }) => {
    const counts = countsOf(task);
    network.answer = answerOfBase;
    await work(counts);
    const wire = heard.join('\n');
    expect(tokens.filter((each) => !wire.includes(each))).toEqual([]);
    expect(pages.filter((page) => wire.includes(page)).length).toBeGreaterThan(shop.orders.length / 2);
    counts.inputs += heard.length;
    await expectNoSecret();
  });

  it('when Base and the network repeat them', { timeout: 60_000 }, async ({ task }) => {
    const counts = countsOf(task);
    const accountId = await firstAccount();
    const [order] = shop.orders;
    const subject = { accountId, subject: 'order', id: String(order?.order_id) };
    const place = {
      accountId,
      of: 'order',
      id: String(parcel?.orderId),
      packageId: parcel?.wire.package_id ?? '',
    };
    const label = { kind: 'label', ...place, number: parcel?.wire.courier_package_nr ?? '' } as const;
    const visit = 'visit-2';
    for (const answer of indiscreet) {
      network.answer = async (init) => {
        counts.faults += 1;
        const told = new Headers(init.headers).get('X-BLToken') ?? '';
        return answer(`${told} ${pages[0] ?? ''}`);
      };
      await say(counts, 'ownPage', 'connectAccount', { token, name: 'Again', showLabels: true });
      await say(counts, 'ownPage', 'replaceToken', { accountId, token });
      await say(counts, 'ownPage', 'syncNow');
      await say(counts, 'ticketPage', 'ticketSeen', {
        visit,
        key: 'app.responso.com 2',
        lines: ['Zamówienie 99999998'],
      });
      await say(counts, 'panel', 'askForTicket', { isAgain: true });
      await say(counts, 'panel', 'findOrders');
      await say(counts, 'ownPage', 'searchBase', { query: '99999997' });
      await say(counts, 'panel', 'readParcels', { accountId, of: 'order', id: place.id });
      await say(counts, 'ownPage', 'downloadDocument', { place: label, visit: '' });
      await say(counts, 'panel', 'attachDocument', { place: label, visit, isPrinterFileFine: true });
      await say(counts, 'ownPage', 'changeStatus', {
        ...subject,
        from: String(order?.order_status_id),
        to: '7',
      });
      await say(counts, 'ownPage', 'resumeChanges');
      await say(counts, 'ownPage', 'listConnected');
    }
    await exportAll();
    expect(counts.faults).toBeGreaterThan(indiscreet.length);
    await expectNoSecret();
  });
});

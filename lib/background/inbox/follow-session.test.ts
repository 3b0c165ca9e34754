import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser, type Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settingsSchema } from '@/lib/stored/settings';
import { settings } from '@/tests/fixtures/preferences';
import { followSession } from './follow-session';
import { allowFrame, forbidFrames } from './frame-access';
import { mirrorSession } from './inbox-session';

type Cookie = Browser.cookies.Cookie;
type Set = Browser.cookies.SetDetails;

const host = 'app.responso.com';
const url = `https://${host}/`;
const sites = new Map([
  [7, 'https://panel-e.baselinker.com/orders.php'],
  [8, 'https://panel.base.com/orders.php'],
]);

let jar: Cookie[];
let onChanged: ((change: { cookie: Cookie; cause: string; removed: boolean }) => void) | undefined;
let onAnswer: ((details: object) => unknown) | undefined;
const told = vi.fn<(tabId: number, event: unknown) => void>();
vi.mock('./tell-inbox', () => ({
  tellInboxesIn: (tabId: number, event: unknown) => {
    told(tabId, event);
    return Promise.resolve();
  },
}));

const keyOf = ({ name, partitionKey }: Pick<Cookie, 'name'> & Pick<Set, 'partitionKey'>) =>
  `${name} ${partitionKey?.topLevelSite ?? ''}`;

/** As a browser keeps a cookie: in place of the former one, and one that has ended not at all. */
function setCookie({ expirationDate, name = '', value = '', partitionKey, sameSite = 'lax' }: Set): void {
  const former = jar.find((cookie) => keyOf(cookie) === keyOf({ name, partitionKey }));
  jar = jar.filter((cookie) => cookie !== former);
  const cookie: Cookie = {
    ...{ name, value, domain: host, hostOnly: true, path: '/', secure: true, httpOnly: true, sameSite },
    ...{ session: expirationDate === undefined, storeId: '0' },
    ...(partitionKey && { partitionKey }),
  };
  const removed = expirationDate !== undefined && expirationDate < Date.now() / 1000;
  if (!removed) jar.push(cookie);
  if (former || !removed) onChanged?.({ cookie, cause: 'explicit', removed });
}

const own = (name: string) => jar.find((cookie) => cookie.name === name && !cookie.partitionKey)?.value;
const copies = () =>
  jar
    .filter(({ partitionKey }) => partitionKey)
    .map(({ name, value, partitionKey }) => [name, value, partitionKey?.topLevelSite]);

beforeEach(async () => {
  fakeBrowser.reset();
  jar = [];
  told.mockReset();
  Object.assign(browser, {
    cookies: {
      onChanged: { addListener: (listener: typeof onChanged) => (onChanged = listener) },
      get: ({ name }: { name: string }) =>
        Promise.resolve(jar.find((cookie) => cookie.name === name && !cookie.partitionKey)),
      getAll: ({ partitionKey }: { partitionKey?: object }) =>
        Promise.resolve(jar.filter((cookie) => partitionKey || !cookie.partitionKey)),
      set: (details: Set) => {
        setCookie(details);
        return Promise.resolve();
      },
    },
    declarativeNetRequest: { getSessionRules: () => Promise.resolve([]), updateSessionRules: vi.fn() },
    permissions: {
      contains: () => Promise.resolve(true),
      onAdded: { addListener: vi.fn() },
      onRemoved: { addListener: vi.fn() },
    },
    webRequest: {
      onHeadersReceived: { addListener: (listener: typeof onAnswer) => (onAnswer = listener) },
    },
  });
  Object.assign(browser.tabs, { get: (tabId: number) => Promise.resolve({ url: sites.get(tabId) }) });
  const defaults = settingsSchema.parse({});
  await settings.write({ ...defaults, inbox: { ...defaults.inbox, host, mirrorSession: true } });
  await forbidFrames(() => Promise.resolve(false));
  followSession();
  await allowFrame(7, host);
  setCookie({ url, name: 'sid', value: 'S0' });
  await vi.waitFor(() => {
    expect(copies()).toEqual([['sid', 'S0', 'https://baselinker.com']]);
  });
  told.mockReset();
});

/** The helpdesk answers with these cookies. */
function answer(lines: string[], more: object = {}): unknown {
  return onAnswer?.({
    ...{ url, method: 'GET', statusCode: 200, tabId: 7, parentFrameId: 3, initiator: `https://${host}` },
    responseHeaders: lines.map((value) => ({ name: 'set-cookie', value })),
    ...more,
  });
}

describe('a cookie that the helpdesk sets in our frame', () => {
  it('reaches the own tabs and the frame', async () => {
    await answer([
      'sid=S1; Path=/; Secure; HttpOnly; SameSite=Lax',
      'part=1; Secure; SameSite=None; Partitioned',
    ]);
    expect(own('sid')).toBe('S1');
    expect(copies()).toEqual([['sid', 'S1', 'https://baselinker.com']]);
    expect(told.mock.calls).toEqual([[7, { kind: 'carried' }]]);
  });

  it('signs out everywhere', async () => {
    await answer(['sid=; Max-Age=0; Secure']);
    expect([own('sid'), copies()]).toEqual([undefined, []]);
  });

  it('signs in, and the inbox hears of it', async () => {
    setCookie({ url, name: 'sid', value: '', expirationDate: 1 });
    await vi.waitFor(() => {
      expect(copies()).toEqual([]);
    });
    told.mockReset();
    await answer(['sid=S2; Secure; HttpOnly'], { method: 'POST', statusCode: 303 });
    expect(copies()).toEqual([['sid', 'S2', 'https://baselinker.com']]);
    expect(told.mock.calls).toEqual([[7, { kind: 'session' }]]);
  });

  it.each([
    ['another tab', { tabId: 9 }],
    ['the Base page around it', { initiator: 'https://panel-e.baselinker.com' }],
    ['another host', { url: 'https://evil.responso.com/' }],
  ])('is left alone in %s', async (_, more) => {
    await answer(['sid=S1'], more);
    expect(own('sid')).toBe('S0');
  });

  it('is left alone while the session is not used inside Base', async () => {
    await settings.write(settingsSchema.parse({}));
    await answer(['sid=S1']);
    expect(own('sid')).toBe('S0');
  });
});

it('signing in again in the own tab is told to the inbox once its copy is in place', async () => {
  setCookie({ url, name: 'sid', value: 'S9' });
  await vi.waitFor(() => {
    expect(told.mock.calls).toEqual([[7, { kind: 'session' }]]);
  });
  expect(copies()).toEqual([['sid', 'S9', 'https://baselinker.com']]);
});

it('copies are on the sites of Base where an inbox is open, and nowhere else', async () => {
  await allowFrame(8, host);
  await mirrorSession();
  expect(copies().map(([, , site]) => site)).toEqual(['https://baselinker.com', 'https://base.com']);
  await forbidFrames((tabId) => Promise.resolve(tabId === 8));
  await mirrorSession();
  expect(copies().map(([, , site]) => site)).toEqual(['https://base.com']);
  await forbidFrames(() => Promise.resolve(false));
  await mirrorSession();
  expect([copies(), own('sid')]).toEqual([[], 'S0']);
});

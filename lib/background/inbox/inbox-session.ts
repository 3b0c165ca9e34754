import { browser, type Browser } from 'wxt/browser';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { inBackground } from '@/lib/background/in-background';
import { allowedTabs, noTab } from './frame-rule';
import { withPatch } from '@/lib/stored/settings';
import { createTurns } from '@/lib/async/in-turn';
import { inboxHost } from './read-inbox';

/**
 * The only partition that ever gets a copy: frames of other sites under pages of Base. Browsers keep cookies of the
 * first-party session out of it (run in Chromium 156 and Firefox ESR 153, 2026-11).
 */
const partitionKey = { topLevelSite: 'https://baselinker.com', hasCrossSiteAncestor: true };

/**
 * A copy lives this long (seconds) and is made anew every minute: what we cannot clear any more, because the permission
 * was taken away, the extension removed or the browser killed, ends by itself.
 */
const lifetime = 180;

interface CookieChange {
  cookie: Browser.cookies.Cookie;
  cause: string;
}

/** True when the user wants the session inside Base, the browser lets us, and a frame there is open. */
export async function isMirroring(): Promise<boolean> {
  const { isOn, mirrorSession } = (await keptSettings.read()).inbox;
  if (!isOn || !mirrorSession || !(await mayUseCookies())) return false;
  return (await allowedTabs()).some((tabId) => tabId !== noTab);
}

const inTurn = createTurns();

/** Brings the copies in line with the session, whatever has happened since. */
export function mirrorSession(): Promise<void> {
  return inTurn(settleCopies);
}

async function settleCopies(): Promise<void> {
  if (!(await mayUseCookies())) return;
  const url = await helpdesk();
  const [copies, own] = await Promise.all([
    browser.cookies.getAll({ url, partitionKey }),
    (await isMirroring()) ? browser.cookies.getAll({ url }) : [],
  ]);
  const kept = new Set(own.map(nameOf));
  const left = copies.filter((copy) => !kept.has(nameOf(copy)));
  await Promise.all([
    ...left.map((copy) => put(copy, url, 1)),
    ...own.map((cookie) => put(cookie, url, endOf(cookie))),
  ]);
}

/** Takes away the copies for a host that the inbox is at no more. */
export function endCopies(host: string): Promise<void> {
  return inTurn(async () => {
    if (!(await mayUseCookies())) return;
    const url = `https://${host}/`;
    const copies = await browser.cookies.getAll({ url, partitionKey });
    await Promise.all(copies.map((copy) => put(copy, url, 1)));
  });
}

/** Switches it off and takes the copies away. */
export async function endInboxSession(): Promise<void> {
  if (!(await keptSettings.read()).inbox.mirrorSession) return;
  await keptSettings.change((before) => withPatch(before, { inbox: { mirrorSession: false } }));
  await mirrorSession();
}

/** Follows the session from now on: changes and sign-out are there at once. Call synchronously at start-up. */
export function followSession(): void {
  const listen = () => cookiesIfAny()?.onChanged.addListener(onChanged);
  listen();
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (!permissions?.includes('cookies')) return;
    listen();
    inBackground(mirrorSession(), 'inbox session');
  });
}

function onChanged({ cookie, cause }: CookieChange): void {
  // Our own copies are in a partition; a cookie that is written anew is first said to be removed.
  if (cookie.partitionKey || cause === 'overwrite') return;
  if (`.${cookie.domain.replace(/^\./, '')}`.endsWith('.responso.com'))
    inBackground(mirrorSession(), 'inbox session');
}

/** What tells one cookie of a site from another. */
function nameOf({ name, domain, path }: Browser.cookies.Cookie): string {
  return `${name} ${domain} ${path}`;
}

function endOf({ expirationDate }: Browser.cookies.Cookie): number {
  const soon = Date.now() / 1000 + lifetime;
  return Math.min(soon, expirationDate ?? soon);
}

/**
 * Writes a copy. One that has ended (Unix seconds) is gone: `cookies.remove` must not be used for that, because with a
 * partition's key it takes the cookie of the first-party session too (run in Chromium 156, 2026-11).
 */
async function put(cookie: Browser.cookies.Cookie, url: string, expirationDate: number): Promise<void> {
  const { name, value, path, httpOnly, domain, hostOnly } = cookie;
  await browser.cookies.set({
    url,
    name,
    value,
    path,
    httpOnly,
    ...(!hostOnly && { domain }),
    secure: true,
    sameSite: 'no_restriction',
    expirationDate,
    partitionKey,
  });
}

/** Absent without the permission, whatever the types say; there as soon as it is given. */
function cookiesIfAny(): typeof browser.cookies | undefined {
  return browser.cookies;
}

function mayUseCookies(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['cookies'] });
}

async function helpdesk(): Promise<string> {
  return `https://${inboxHost((await keptSettings.read()).inbox)}/`;
}

import { browser, type Browser } from 'wxt/browser';
import { settings } from '../settings';
import { allowedTabs, noTab } from './frame-rule';
import { inboxHost } from './inbox';

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
  const { isOn, mirrorSession } = (await settings.read()).inbox;
  if (!isOn || !mirrorSession || !(await mayUseCookies())) return false;
  return (await allowedTabs()).some((tabId) => tabId !== noTab);
}

/** Brings the copies in line with the session, whatever has happened since. */
export async function mirrorSession(): Promise<void> {
  if (!(await mayUseCookies())) return;
  const url = await helpdesk();
  const [copies, own] = await Promise.all([
    browser.cookies.getAll({ url, partitionKey }),
    (await isMirroring()) ? browser.cookies.getAll({ url }) : [],
  ]);
  const kept = new Set(own.map(({ name }) => name));
  await Promise.all([
    ...copies
      .filter(({ name }) => !kept.has(name))
      .map(({ name }) => browser.cookies.remove({ url, name, partitionKey })),
    ...own.map((cookie) => copy(cookie, url)),
  ]);
}

/** Switches it off and takes the copies away. */
export async function endInboxSession(): Promise<void> {
  const read = await settings.read();
  if (!read.inbox.mirrorSession) return;
  await settings.write({ ...read, inbox: { ...read.inbox, mirrorSession: false } });
  await mirrorSession();
}

/** Follows the session from now on: changes and sign-out are there at once. Call synchronously at start-up. */
export function followSession(): void {
  const listen = () => {
    // Absent without the permission; there as soon as it is given.
    if ('cookies' in browser) browser.cookies.onChanged.addListener(onChanged);
  };
  listen();
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (!permissions?.includes('cookies')) return;
    listen();
    void mirrorSession();
  });
}

function onChanged({ cookie, cause }: CookieChange): void {
  // Our own copies are in a partition; a cookie that is written anew is first said to be removed.
  if (cookie.partitionKey || cause === 'overwrite') return;
  if (`.${cookie.domain.replace(/^\./, '')}`.endsWith('.responso.com')) void mirrorSession();
}

async function copy(cookie: Browser.cookies.Cookie, url: string): Promise<void> {
  const { name, value, path, httpOnly, domain, hostOnly } = cookie;
  const soon = Date.now() / 1000 + lifetime;
  await browser.cookies.set({
    url,
    name,
    value,
    path,
    httpOnly,
    ...(!hostOnly && { domain }),
    secure: true,
    sameSite: 'no_restriction',
    expirationDate: Math.min(soon, cookie.expirationDate ?? soon),
    partitionKey,
  });
}

function mayUseCookies(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['cookies'] });
}

async function helpdesk(): Promise<string> {
  return `https://${inboxHost((await settings.read()).inbox)}/`;
}

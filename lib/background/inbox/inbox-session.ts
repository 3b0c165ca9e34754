import { browser, type Browser } from 'wxt/browser';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { allowedTabs, noTab } from './frame-access';
import { withPatch } from '@/lib/stored/settings';
import { createTurns } from '@/lib/async/in-turn';
import { inboxHost } from './read-inbox';

/**
 * Base's own sites. Only their cookie partitions ever get a copy, and only while an inbox is open there. Copies are
 * needed because browsers keep cookies of the first-party session out of frames within other sites (run in Chromium 156
 * and Firefox ESR 153, 2026-11).
 */
const baseSites = ['baselinker.com', 'base.com'];

/**
 * How long a copy lives (seconds). Copies are renewed every minute. A copy that we cannot delete any more ends by
 * itself: because the permission was taken away, the extension removed or the browser killed.
 */
const lifetime = 180;

/** True when the user wants the session copied into Base, the permission is there, and a frame in Base is open. */
export async function isMirroring(): Promise<boolean> {
  const { isOn, mirrorSession } = (await keptSettings.read()).inbox;
  if (!isOn || !mirrorSession || !(await mayUseCookies())) return false;
  return (await allowedTabs()).some((tabId) => tabId !== noTab);
}

const inTurn = createTurns();

/** Makes the copies match the session as it is now. */
export function mirrorSession(): Promise<void> {
  return inTurn(settleCopies);
}

async function settleCopies(): Promise<void> {
  if (!(await mayUseCookies())) return;
  const url = await helpdesk();
  const sites = (await isMirroring()) ? await openSites() : [];
  const [copies, own] = await Promise.all([
    listCopies(url),
    sites.length > 0 ? browser.cookies.getAll({ url }) : [],
  ]);
  const wanted = sites.flatMap((site) =>
    own.map((cookie) => ({ ...cookie, partitionKey: partitionOf(site) })),
  );
  const kept = new Set(wanted.map(nameOf));
  const left = copies.filter((copy) => !kept.has(nameOf(copy)));
  await Promise.all([
    ...left.map((copy) => put(copy, url, 1)),
    ...wanted.map((cookie) => put(cookie, url, endOf(cookie))),
  ]);
}

/** Deletes the copies for a host that the inbox does not use any more. */
export function endCopies(host: string): Promise<void> {
  return inTurn(async () => {
    if (!(await mayUseCookies())) return;
    const url = `https://${host}/`;
    await Promise.all((await listCopies(url)).map((copy) => put(copy, url, 1)));
  });
}

/** Lists the copies: the helpdesk's cookies in frames of other sites under Base. */
async function listCopies(url: string): Promise<Browser.cookies.Cookie[]> {
  const all = await browser.cookies.getAll({ url, partitionKey: {} });
  return all.filter(({ partitionKey }) => {
    // Firefox has null for a cookie in no partition.
    const site = URL.parse(partitionKey?.topLevelSite ?? '')?.hostname;
    return site !== undefined && baseSites.includes(site) && partitionKey?.hasCrossSiteAncestor !== false;
  });
}

/** Lists the sites of Base that an inbox is open on. */
async function openSites(): Promise<string[]> {
  const tabIds = (await allowedTabs()).filter((tabId) => tabId !== noTab);
  const found = await Promise.all(tabIds.map(siteOfTab));
  return baseSites.filter((site) => found.includes(site));
}

/** Which of Base's sites a tab shows. */
async function siteOfTab(tabId: number): Promise<string | undefined> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  const host = URL.parse(tab?.url ?? '')?.hostname;
  return host && baseSites.find((site) => host.endsWith(`.${site}`));
}

/** Puts a cookie of the agent's session into the frame in a tab, at once. */
export async function copyInto(tabId: number, cookie: Browser.cookies.SetDetails): Promise<void> {
  const site = await siteOfTab(tabId);
  if (!site) return;
  const soon = Date.now() / 1000 + lifetime;
  await browser.cookies.set({
    ...cookie,
    secure: true,
    sameSite: 'no_restriction',
    expirationDate: Math.min(soon, cookie.expirationDate ?? soon),
    partitionKey: partitionOf(site),
  });
}

function partitionOf(site: string): Browser.cookies.CookiePartitionKey {
  return { topLevelSite: `https://${site}`, hasCrossSiteAncestor: true };
}

/** Switches the mirrored session off and deletes the copies. */
export async function endInboxSession(): Promise<void> {
  if (!(await keptSettings.read()).inbox.mirrorSession) return;
  await keptSettings.change((before) => withPatch(before, { inbox: { mirrorSession: false } }));
  await mirrorSession();
}

/** Identifies a cookie among those of a site. */
function nameOf({ name, domain, path, partitionKey }: Browser.cookies.Cookie): string {
  return `${name} ${domain} ${path} ${partitionKey?.topLevelSite ?? ''}`;
}

function endOf({ expirationDate }: Browser.cookies.Cookie): number {
  const soon = Date.now() / 1000 + lifetime;
  return Math.min(soon, expirationDate ?? soon);
}

/**
 * Writes a copy. An end in the past (Unix seconds) deletes it. `cookies.remove` must not be used for that: with a
 * partition's key it also removes the cookie of the first-party session (run in Chromium 156, 2026-11).
 */
async function put(cookie: Browser.cookies.Cookie, url: string, expirationDate: number): Promise<void> {
  const { name, value, path, httpOnly, domain, hostOnly, partitionKey } = cookie;
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
    ...(partitionKey && { partitionKey }),
  });
}

function mayUseCookies(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['cookies'] });
}

async function helpdesk(): Promise<string> {
  return `https://${inboxHost((await keptSettings.read()).inbox)}/`;
}

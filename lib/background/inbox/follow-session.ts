import { browser, type Browser } from 'wxt/browser';
import { inBackground } from '@/lib/background/in-background';
import { carryCookies, leaveCookies } from './carry-cookies';
import { readCookieLine, type CookieLine } from './cookie-line';
import type { FrameAnswer } from './frame-answer';
import { allowedTabs, noTab } from './frame-access';
import { copyInto, isMirroring, mirrorSession } from './inbox-session';
import { tellInboxesIn } from './tell-inbox';

interface CookieChange {
  cookie: Browser.cookies.Cookie;
  cause: string;
  removed: boolean;
}

/**
 * Keeps the copies in step with the agent's session: changes and sign-out are copied at once. Call synchronously at
 * start-up.
 */
export function followSession(): void {
  // Listens only with the permission: otherwise every request of the helpdesk's pages would wake the worker.
  const listen = () => {
    const cookies = cookiesIfAny();
    if (!cookies) return;
    cookies.onChanged.addListener(onChanged);
    carryCookies(carry);
  };
  listen();
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (!permissions?.includes('cookies')) return;
    listen();
    inBackground(mirrorSession(), 'inbox session');
  });
  browser.permissions.onRemoved.addListener(({ permissions }) => {
    if (permissions?.includes('cookies')) leaveCookies();
  });
}

/** The cookies API: missing without the permission, whatever the types say, and there as soon as it is granted. */
function cookiesIfAny(): typeof browser.cookies | undefined {
  return browser.cookies;
}

function onChanged({ cookie, cause, removed }: CookieChange): void {
  if (!`.${cookie.domain.replace(/^\./, '')}`.endsWith('.responso.com')) return;
  if (cookie.partitionKey) {
    // In Firefox a cookie that the frame itself sets replaces the copy. The page's requests do not send that cookie, so
    // the copy is made again.
    if (!removed && cookie.sameSite !== 'no_restriction') inBackground(mirrorSession(), 'inbox session');
    return;
  }
  // When a cookie is rewritten, the browser reports its removal first.
  if (cause === 'overwrite') return;
  const isCarried = carried.delete(`${cookie.name}=${cookie.value}`);
  inBackground(mirrorSession().then(isCarried ? undefined : tellSession), 'inbox session');
}

/** Values that were carried from a frame a moment ago. */
const carried = new Set<string>();

/**
 * Copies the cookies that the helpdesk sets in a frame of ours into the agent's own session. The browser does not keep
 * them, or keeps them in that frame only, and the agent would be signed out there, or everywhere.
 *
 * @returns true when something was copied
 */
async function carry({ url, method, tabId, cookies }: FrameAnswer): Promise<boolean> {
  if (tabId === noTab || !(await isMirroring())) return false;
  const now = Date.now() / 1000;
  const lines = cookies
    .flatMap((line) => readCookieLine(line, now) ?? [])
    .filter(({ isPartitioned }) => !isPartitioned);
  const isCarried = await Promise.all(lines.map((line) => carryCookie(line, { url, tabId, now })));
  if (!isCarried.includes(true)) return false;
  // The page may have sent requests before the copy was in place, so it is told. After a POST somebody has signed in or
  // out there.
  await tellInboxesIn(tabId, { kind: method === 'GET' ? 'carried' : 'session' });
  return true;
}

/**
 * Copies one cookie into the session and into the frame. Both are done at once, because the page goes on meanwhile.
 * `onChanged` then brings the other copies in line.
 */
async function carryCookie(
  line: CookieLine,
  { url, tabId, now }: { url: string; tabId: number; now: number },
): Promise<boolean> {
  const { name, value, path, domain, isHttpOnly, isSecure, sameSite, expiresAt } = line;
  const before = await browser.cookies.get({ url, name });
  const isEnd = expiresAt !== undefined && expiresAt <= now;
  if (isEnd ? !before : before?.value === value) return false;
  carried.add(`${name}=${value}`);
  const cookie = {
    ...{ url, name, value, path: path || before?.path || '/', httpOnly: isHttpOnly, secure: isSecure },
    ...(domain && { domain }),
    ...(sameSite !== 'unspecified' && { sameSite }),
    ...(expiresAt !== undefined && { expirationDate: isEnd ? 1 : expiresAt }),
  };
  await Promise.all([browser.cookies.set(cookie), copyInto(tabId, cookie)]);
  return true;
}

/** Tells the inboxes inside Base that the session has changed. */
async function tellSession(): Promise<void> {
  if (!(await isMirroring())) return;
  const tabs = (await allowedTabs()).filter((tabId) => tabId !== noTab);
  await Promise.all(tabs.map((tabId) => tellInboxesIn(tabId, { kind: 'session' })));
}

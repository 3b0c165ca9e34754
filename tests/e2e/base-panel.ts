import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import type { World } from './world.ts';

export const baseUrl = 'https://panel-e.baselinker.com';

interface Cookie {
  name: string;
  httpOnly: boolean;
  secure: boolean;
  sameSite: string;
  partitionKey?: { topLevelSite?: string };
}

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: {
  cookies: { getAll: (of: object) => Promise<Cookie[]> };
  declarativeNetRequest: { getSessionRules: () => Promise<unknown[]> };
  storage: { session: { get: (key: string) => Promise<{ frameAccess?: { tabIds: number[] } }> } };
};

/** Opens a page of the Base panel. */
export async function openBase(world: World, path: string): Promise<Page> {
  return await world.session.openPage(`${baseUrl}${path}`);
}

/** Opens the inbox from its menu entry. */
export async function openInbox(page: Page): Promise<View> {
  await page.click('#main-menu [role=button]', 'Responso');
  return await waitForInbox(page);
}

/** Waits for the inbox over the panel. The frame of the previous page may be visible a little longer. */
export async function waitForInbox(page: Page): Promise<View> {
  const title = 'Responso inbox';
  let last = '';
  try {
    return await waitFor('the inbox', async () => {
      const inbox = await page.frame('view=whole');
      last = await inbox.textOnce([title]);
      return last.includes(title) && inbox;
    });
  } catch (cause) {
    const frames = (await page.frameAddresses()).join(', ');
    throw new Error(`The inbox never said "${title}", but at last "${last}". Frames: ${frames}`, { cause });
  }
}

/** Waits until the inbox of the order shows a text. Its frame is recreated when the card is redrawn. */
export function waitForOrderInbox(page: Page, ...texts: string[]): Promise<string> {
  return waitFor(`"${texts.join('", "')}" in the order's inbox`, async () => {
    const text = await (await page.frame('view=order')).textOnce(texts);
    return texts.every((wanted) => text.includes(wanted)) && text;
  });
}

/** All of the helpdesk's cookies in partitions. */
export async function inboxCookies(options: View): Promise<Cookie[]> {
  const all = await options.evaluate(() =>
    chrome.cookies.getAll({ url: 'https://app.responso.com/', partitionKey: {} }),
  );
  return all.filter(({ partitionKey }) => partitionKey?.topLevelSite);
}

/** The tabs that may frame the helpdesk now. -1 is the side panel. */
export async function allowedTabs(options: View): Promise<number[]> {
  const { frameAccess } = await options.evaluate(() => chrome.storage.session.get('frameAccess'));
  return frameAccess?.tabIds ?? [];
}

/** The current rules that change answers. */
export function frameRules(options: View): Promise<unknown[]> {
  return options.evaluate(() => chrome.declarativeNetRequest.getSessionRules());
}

import { browser } from 'wxt/browser';
import { isHelpdeskPage } from '@/lib/sites/helpdesk/helpdesk-address';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';

/**
 * The tab of a helpdesk that was looked at last. A browser hides the addresses of all other tabs.
 *
 * @param others hosts of helpdesks besides Responso
 */
export async function findHelpdeskTab(others: readonly string[] = []) {
  const tabs = await browser.tabs.query({});
  const isHelpdesk = (url: URL) => isResponsoApp(url) || isHelpdeskPage(url, others);
  return tabs
    .filter(({ url }) => url !== undefined && isHelpdesk(new URL(url)))
    .toSorted((a, b) => b.lastAccessed - a.lastAccessed)[0];
}

/** Brings a tab to the front, and its window. */
export async function showTab({ id, windowId }: { id?: number; windowId: number }): Promise<void> {
  if (id === undefined) return;
  await browser.tabs.update(id, { active: true });
  await browser.windows.update(windowId, { focused: true });
}

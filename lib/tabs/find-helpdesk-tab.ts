import { browser } from 'wxt/browser';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';

/** The tab of the helpdesk that was looked at last; of other tabs a browser does not tell the address. */
export async function findHelpdeskTab() {
  const tabs = await browser.tabs.query({});
  return tabs
    .filter(({ url }) => url !== undefined && isResponsoApp(new URL(url)))
    .toSorted((a, b) => b.lastAccessed - a.lastAccessed)[0];
}

/** Brings a tab to the front, and its window. */
export async function showTab({ id, windowId }: { id?: number; windowId: number }): Promise<void> {
  if (id === undefined) return;
  await browser.tabs.update(id, { active: true });
  await browser.windows.update(windowId, { focused: true });
}

import { panelKeyOfTab } from '@/lib/stored/panel-key-of-tab';

/** Also here, at once: the panel may ask before the store has written its key. */
const keys = new Map<number, string>();

/** Keeps the key of the panel that our content script is about to put on the page in a tab. One tab has one panel. */
export function keepPanelKey(tabId: number, key: string): Promise<void> {
  keys.set(tabId, key);
  return panelKeyOfTab(tabId).write(key);
}

/** True for the key of the panel that our content script has put on the page in this tab. */
export async function isPanelKey(tabId: number, key: string): Promise<boolean> {
  return key !== '' && key === (keys.get(tabId) ?? (await panelKeyOfTab(tabId).read()));
}

/** The tab is closed. */
export function forgetPanelKey(tabId: number): Promise<void> {
  keys.delete(tabId);
  return panelKeyOfTab(tabId).remove();
}

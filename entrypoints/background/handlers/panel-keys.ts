import { panelKeyOfTab } from '@/lib/stored/panel-key-of-tab';

/** A copy in memory, because the panel may send its key before the storage has written it. */
const keys = new Map<number, string>();

/** Stores the key of the panel that the content script is about to mount in a tab. A tab has one panel. */
export function keepPanelKey(tabId: number, key: string): Promise<void> {
  keys.set(tabId, key);
  return panelKeyOfTab(tabId).write(key);
}

/** True for the key of the panel that the content script has mounted in this tab. */
export async function isPanelKey(tabId: number, key: string): Promise<boolean> {
  return key !== '' && key === (keys.get(tabId) ?? (await panelKeyOfTab(tabId).read()));
}

/** Forgets the key of a closed tab. */
export function forgetPanelKey(tabId: number): Promise<void> {
  keys.delete(tabId);
  return panelKeyOfTab(tabId).remove();
}

import * as z from 'zod/mini';
import { storedItem } from './stored-item';

/**
 * The key of the panel that our content script has put on the page in one tab, or null. Kept for the browser's session
 * only.
 */
export function panelKeyOfTab(tabId: number) {
  return storedItem(`session:panelKey-${String(tabId)}`, z.nullable(z.uuid()), null);
}

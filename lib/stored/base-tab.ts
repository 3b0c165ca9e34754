import * as z from 'zod/mini';
import { storedItem } from './stored-item';

/** The order that a tab with the Base panel shows; '' = none. Kept for the browser's session only. */
export function orderOfTab(tabId: number) {
  return storedItem(`session:base-order-${String(tabId)}`, z.string(), '');
}

import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { ticketSchema } from '@/lib/model/ticket';
import { storedItem } from './stored-item';

/** The ticket in one tab, or null. Kept for the browser's session only. */
export function ticketOfTab(tabId: number) {
  return storedItem(`session:ticket-${String(tabId)}`, z.nullable(ticketSchema), null);
}

/** The tabs that show a ticket. */
export async function listTicketTabs(): Promise<number[]> {
  const kept = Object.keys(await browser.storage.session.get());
  return kept.flatMap((key) => {
    const [, tabId] = /^ticket-(-?\d+)$/.exec(key) ?? [];
    return tabId === undefined ? [] : [Number(tabId)];
  });
}

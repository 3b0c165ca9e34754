import { storedItem } from './stored-item';
import { ticketSchema } from '@/lib/model/ticket';

/** The ticket in one tab, or null. Kept for the browser's session only. */
export function ticketOfTab(tabId: number) {
  return storedItem(`session:ticket-${String(tabId)}`, ticketSchema.nullable(), null);
}

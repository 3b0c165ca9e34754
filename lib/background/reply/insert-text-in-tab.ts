import type { InsertOutcome } from '@/lib/insert/insert-request';
import { joined } from '@/lib/async/joined';
import { sendToTab } from '@/lib/messages/messaging';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';

/**
 * Inserts a text into the reply of the ticket in a tab. The agent sends the reply, Sidecar never does. Several calls
 * while the first is under way insert the text once.
 *
 * @param visit the ticket view that the agent was looking at; if the tab shows another one, nothing is inserted
 */
export const insertTextInTab = joined(insert, (...args) => JSON.stringify(args));

async function insert(
  tabId: number,
  { visit, text }: { visit: string; text: string },
): Promise<InsertOutcome> {
  if ((await ticketOfTab(tabId).read())?.visit !== visit) return 'otherTicket';
  try {
    return await sendToTab({ tabId, frameId: 0 }, 'insertIntoReply', { visit, text });
  } catch {
    // The page has gone, and the ticket with it.
    return 'otherTicket';
  }
}

import { z } from 'zod';
import { linkSchema, type Link } from '@/lib/model/link';
import { storedItem } from '@/lib/stored/stored-item';
import type { Ticket } from '@/lib/model/ticket';
import { database, type LinkStore, keysOfAccount } from '@/lib/background/storage/db';
import { createTurns } from '@/lib/async/in-turn';
import { announce } from '@/lib/background/progress/announce';

type Place = Pick<Ticket, 'key' | 'visit'>;
type OrderId = Pick<Link, 'accountId' | 'orderId'>;

/** What is said of two orders at once is kept of both. */
const inTurn = createTurns();

const visitLinksSchema = z.object({ visit: z.string(), links: z.array(linkSchema) });

/** For a ticket whose address does not tell which it is: what was said in the present visit of a tab, or its last one. */
export function linksOfTab(tabId: number) {
  return storedItem(`session:links-${String(tabId)}`, visitLinksSchema, { visit: '', links: [] });
}

/** What was said of the orders of the ticket in a tab. */
export async function linksOfTicket({ key, visit }: Place, tabId: number): Promise<Link[]> {
  if (key !== '') return (await database()).getAll('links', IDBKeyRange.bound([key], [key, []]));
  const said = await linksOfTab(tabId).read();
  return said.visit === visit ? said.links : [];
}

/** Keeps what an agent says of an order, or forgets it (null). Of an account that is not connected nothing is kept. */
export async function judgeOrder(
  ticket: Place,
  tabId: number,
  { accountId, orderId }: OrderId,
  verdict: Link['verdict'] | null,
): Promise<void> {
  await keepLink(ticket, tabId, { accountId, orderId }, verdict);
  await announce('links');
}

async function keepLink(
  ticket: Place,
  tabId: number,
  { accountId, orderId }: OrderId,
  verdict: Link['verdict'] | null,
): Promise<void> {
  const link = verdict && { ticketKey: ticket.key, accountId, orderId, verdict, at: Date.now() };
  if (ticket.key === '') {
    return inTurn(async () => {
      const others = (await linksOfTicket(ticket, tabId)).filter(
        (other) => other.accountId !== accountId || other.orderId !== orderId,
      );
      await linksOfTab(tabId).write({ visit: ticket.visit, links: link ? [...others, link] : others });
    });
  }
  const transaction = (await database()).transaction(['accounts', 'links'], 'readwrite');
  const isConnected = (await transaction.objectStore('accounts').getKey(accountId)) !== undefined;
  const links = transaction.objectStore('links');
  if (link && isConnected) await links.put(link);
  else await links.delete([ticket.key, accountId, orderId]);
  await transaction.done;
}

/** Erases what was said of an account's orders, in the caller's transaction. */
export async function eraseLinks(links: LinkStore, accountId: string): Promise<void> {
  let cursor = await links.index('order').openCursor(keysOfAccount(accountId));
  while (cursor) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
}

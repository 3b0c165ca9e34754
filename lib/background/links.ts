import { z } from 'zod';
import { linkSchema, type Link } from '../link';
import { storedItem } from '../stored-item';
import type { Ticket } from '../ticket';
import { database, type LinkStore, keysOfAccount } from './db';

type Place = Pick<Ticket, 'key' | 'visit'>;
type OrderId = Pick<Link, 'accountId' | 'orderId'>;

/** For a ticket whose address does not tell which it is: kept while the tab shows it. */
function linksOfVisit(visit: string) {
  return storedItem(`session:links-${visit}`, z.array(linkSchema), []);
}

/** What was said of a ticket's orders. */
export async function linksOfTicket({ key, visit }: Place): Promise<Link[]> {
  if (key === '') return linksOfVisit(visit).read();
  return (await database()).getAll('links', IDBKeyRange.bound([key], [key, []]));
}

/** Keeps what an agent says of an order, or forgets it (null). Of an account that is not connected nothing is kept. */
export async function judgeOrder(
  ticket: Place,
  { accountId, orderId }: OrderId,
  verdict: Link['verdict'] | null,
): Promise<void> {
  const link = verdict && { ticketKey: ticket.key, accountId, orderId, verdict, at: Date.now() };
  if (ticket.key === '') {
    const item = linksOfVisit(ticket.visit);
    const others = (await item.read()).filter(
      (other) => other.accountId !== accountId || other.orderId !== orderId,
    );
    await item.write(link ? [...others, link] : others);
    return;
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

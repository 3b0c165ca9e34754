import * as z from 'zod/mini';
import { linkSchema, type Link } from '@/lib/model/link';
import { storedItem } from '@/lib/stored/stored-item';
import type { Ticket } from '@/lib/model/ticket';
import { database, type LinkStore, keysOfAccount } from '@/lib/background/storage/db';
import { noteUnsent } from '@/lib/background/storage/put-shared';
import { withAccount } from '@/lib/background/storage/with-account';
import { createTurns } from '@/lib/async/in-turn';
import { team } from '@/lib/background/team/team';
import { announce } from '@/lib/background/progress/announce';

type Place = Pick<Ticket, 'key' | 'visit'>;
type OrderId = Pick<Link, 'accountId' | 'orderId'>;

/** Links of a tab share one stored item: each change starts from what the one before wrote. */
const inTurn = createTurns();

const visitLinksSchema = z.object({ visit: z.string(), links: z.array(linkSchema) });

/** The links of a ticket that its URL does not identify: those of the tab's present ticket view, or of its last one. */
export function linksOfTab(tabId: number) {
  return storedItem(`session:links-${String(tabId)}`, visitLinksSchema, { visit: '', links: [] });
}

/** Lists the links and dismissals of the ticket in a tab. */
export async function linksOfTicket({ key, visit }: Place, tabId: number): Promise<Link[]> {
  if (key !== '') return (await database()).getAll('links', IDBKeyRange.bound([key], [key, []]));
  const said = await linksOfTab(tabId).read();
  return said.visit === visit ? said.links : [];
}

/** Links or dismisses an order, or (null) takes that back. Does nothing if the order's account is not connected. */
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
  await withAccount(accountId, ['links', 'teamUnsent'], async (transaction) => {
    const links = transaction.objectStore('links');
    if (link) await links.put(link);
    else await links.delete([ticket.key, accountId, orderId]);
    const unsent = () => transaction.objectStore('teamUnsent');
    await noteUnsent(unsent, 'link', accountId, ticket.key, orderId);
  });
  team().send();
}

/** Deletes the links of an account's orders, in the caller's transaction. */
export async function eraseLinks(links: LinkStore, accountId: string): Promise<void> {
  let cursor = await links.index('order').openCursor(keysOfAccount(accountId));
  while (cursor) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
}

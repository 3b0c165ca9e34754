import type { InboxLook, InboxOffer, InboxQuery } from '@/lib/model/inbox-look';
import { isMaskedEmail, normaliseEmail } from '@/lib/match/keys/normalise';
import type { Order } from '@/lib/model/order';
import { withPatch, type Settings } from '@/lib/stored/settings';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { searchAddress } from '@/lib/sites/responso/search-pattern';
import { listConnected } from '@/lib/background/accounts/list-accounts';
import { announce } from '@/lib/background/progress/announce';
import { database } from '@/lib/background/storage/db';
import { seenTicketsOf } from '@/lib/background/tickets/seen-tickets';

type InboxSettings = Settings['inbox'];

/** Returns the helpdesk's host: that of an address the user has given, else the one where a ticket was last seen. */
export function inboxHost({ searchPattern, defaultView, host }: InboxSettings): string {
  return URL.parse(searchPattern)?.host ?? URL.parse(defaultView)?.host ?? host;
}

/** What the user wants added to the pages of Base. */
export async function readOffer(): Promise<InboxOffer> {
  const { isOn, menuEntry, orderPage } = (await keptSettings.read()).inbox;
  return { menuEntry: isOn && menuEntry, orderPage: isOn && orderPage };
}

/** Reads what an inbox shows. For an order this includes the ways to find its tickets, and the tickets seen before. */
export async function readLook(
  orderId: string,
): Promise<Omit<InboxLook, 'isAllowed' | 'isMirrored' | 'canOpenSidePanel'>> {
  const { inbox } = await keptSettings.read();
  const host = inboxHost(inbox);
  const origin = `https://${host}`;
  const view = URL.parse(inbox.defaultView);
  const order = orderId ? await findByOrderId(orderId) : undefined;
  return {
    origin,
    orderId,
    home: view?.origin === origin ? view.href : `${origin}/`,
    queries: orderId ? listQueries(orderId, order, inbox.searchPattern) : [],
    tickets: order ? await seenTicketsOf(order) : [],
  };
}

/** The order with this number in any of the accounts. */
async function findByOrderId(orderId: string): Promise<Order | undefined> {
  const db = await database();
  for (const { id } of await listConnected()) {
    const order = await db.get('orders', [id, orderId]);
    if (order) return order;
  }
  return undefined;
}

/** Stores the host of an account's Base panel, once one of its orders was seen open there. */
export async function notePanelHost(orderId: string, host: string): Promise<void> {
  const order = await findByOrderId(orderId);
  if (!order) return;
  const store = (await database()).transaction('accounts', 'readwrite').store;
  const account = await store.get(order.accountId);
  if (!account || account.panelHost === host) return;
  await store.put({ ...account, panelHost: host });
  await announce('accounts');
}

/** Remembers on which host of Responso the agent works: the inbox in Base opens there. */
export async function noteHelpdeskHost(host: string): Promise<void> {
  if ((await keptSettings.read()).inbox.host === host) return;
  await keptSettings.change((before) => withPatch(before, { inbox: { host } }));
}

/**
 * Lists the queries that may find an order's tickets, the surest first. A masked e-mail is written as the helpdesk
 * knows it.
 */
function listQueries(orderId: string, order: Order | undefined, pattern: string): InboxQuery[] {
  const email = order?.email ?? '';
  const texts: [InboxQuery['kind'], string][] = [
    ['external', order?.externalOrderId ?? ''],
    ['email', isMaskedEmail(email) ? (normaliseEmail(email) ?? '') : email],
    ['order', orderId],
  ];
  return texts
    .filter(([, text]) => text !== '')
    .map(([kind, text]) => ({ kind, text, address: searchAddress(pattern, text) }));
}

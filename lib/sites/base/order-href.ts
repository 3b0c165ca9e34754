import type { Account } from '@/lib/model/account';
import type { Order } from '@/lib/model/order';
import { orderUrl } from './base-urls';

/** Where Base shows an order: on the panel host that its account was last seen on, else on that of its own page. */
export function orderHref({ orderId, accountId, panelHost }: Order, accounts: readonly Account[]): string {
  return orderUrl(orderId, accounts.find(({ id }) => id === accountId)?.panelHost || panelHost);
}

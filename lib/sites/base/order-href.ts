import type { Account } from '../../account';
import type { Order } from '../../order';
import { orderUrl } from './urls';

/** Where Base shows an order: on the panel host that its account was last seen on, else on that of its own page. */
export function orderHref({ orderId, accountId, panelHost }: Order, accounts: readonly Account[]): string {
  return orderUrl(orderId, accounts.find(({ id }) => id === accountId)?.panelHost || panelHost);
}

import type { Account } from '@/lib/model/account';
import type { Order } from '@/lib/model/order';
import { orderUrl } from './base-urls';

/** URL of the order in Base: on the panel host where its account was last seen, else on the order's own host. */
export function orderHref({ orderId, accountId, panelHost }: Order, accounts: readonly Account[]): string {
  return orderUrl(orderId, accounts.find(({ id }) => id === accountId)?.panelHost || panelHost);
}

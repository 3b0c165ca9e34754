import type { Account } from '@/lib/account';
import { t } from '@/lib/i18n';
import type { Order } from '@/lib/order';

/** Where an order or a return came from: the shop's own name where the seller gave it one, else the marketplace's. */
export function sourceName({ type, id }: Order['source'], account: Account | undefined): string {
  if (type === 'personal' || type === 'order_return') return t(`order.source.${type}`);
  if (type === 'shop') return account?.sources['shop']?.[id] ?? t('order.source.shop');
  return type.charAt(0).toUpperCase() + type.slice(1);
}

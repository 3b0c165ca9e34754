import type { Account } from '@/lib/model/account';
import { t } from '@/lib/text/i18n';
import type { Order } from '@/lib/model/order';
import { ownValue } from '@/lib/text/own-value';

/**
 * Where an order or a return came from: the shop's name if the seller gave it one, else the marketplace's name, with
 * the seller's account name there if the seller has several.
 */
export function sourceName({ type, id }: Order['source'], account: Account | undefined): string {
  if (type === 'personal' || type === 'order_return') return t(`order.source.${type}`);
  const sources = ownValue(account?.sources, type) ?? {};
  const name = ownValue(sources, id);
  if (type === 'shop') return name ?? t('order.source.shop');
  const marketplace = type.charAt(0).toUpperCase() + type.slice(1);
  const isOneOfMany = Object.keys(sources).length > 1;
  return isOneOfMany && name ? `${marketplace} ${name}` : marketplace;
}

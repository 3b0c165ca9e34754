import { generateShop } from '../sandbox/shop/generate-shop.ts';
import type { Order, Shop } from '../sandbox/shop/shop.ts';

/** So many orders are made one by one, with their buyers, parcels, returns and tickets. */
const made = 1_000;
const tickets = 300;
const day = 86_400;

/**
 * Makes a shop with `count` orders of the last 90 days. The first thousand are generated; the others are copies of them
 * that have keys of their own, because generating a quarter of a million takes minutes.
 *
 * @param now Unix seconds
 */
export function makeLargeShop(count: number, now: number): Shop {
  const shop = generateShop({ seed: 3, orders: Math.min(count, made), tickets, now });
  const copies = Math.max(0, count - shop.orders.length);
  const every = (89 * day) / (copies + 1);
  const orders = Array.from({ length: copies }, (_, index) => {
    const model = shop.orders[index % shop.orders.length];
    if (!model) throw new Error('A shop without orders');
    return copyOrder(model, index, Math.floor(now - (copies - index) * every));
  });
  return { ...shop, orders: [...orders, ...shop.orders] };
}

/** The same order for another buyer, confirmed at `date` (Unix seconds), with keys that no other order has. */
function copyOrder(model: Order, index: number, date: number): Order {
  const digits = String(100_000_000 + index);
  const replaced = (text: unknown) =>
    typeof text === 'string' && text !== '' ? `${digits}${text.slice(digits.length)}` : '';
  return {
    ...model,
    order_id: 20_000_000 + index,
    date_add: date,
    date_confirmed: date,
    date_in_status: date,
    shop_order_id: Number(model.shop_order_id) > 0 ? 1_000_000 + index : model.shop_order_id,
    external_order_id: replaced(model.external_order_id),
    email: model.email && `${digits}.${model.email}`,
    phone: model.phone && `+48 ${digits}`,
    user_login: model.user_login && `${model.user_login}${digits}`,
    delivery_package_nr: replaced(model['delivery_package_nr']),
  };
}

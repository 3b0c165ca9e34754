import { base, en, Faker, pl } from '@faker-js/faker';
import type { Random } from './random.ts';
import { digits } from './random.ts';

/** One article of the shop's catalogue. */
export interface Article {
  productId: string;
  name: string;
  attributes: string;
  sku: string;
  ean: string;
  /** Grosze or centavos. */
  price: number;
}

export function makeArticles(random: Random): [Article, ...Article[]] {
  const faker = new Faker({ locale: [pl, en, base], randomizer: random.randomizer });
  const make = (): Article => ({
    productId: `6827${random.text(digits, 5)}`,
    name: faker.commerce.productName(),
    attributes: random.chance(0.3) ? `Kolor: ${faker.color.human()}` : '',
    sku: `${random.text('ABCDEFGHKLM', 3)}-${random.text(digits, 4)}`,
    ean: `590${random.text(digits, 10)}`,
    price: random.pick([1990, 2499, 3900, 4999, 8900, 12_900, 19_999]),
  });
  return [make(), ...Array.from({ length: 199 }, make)];
}

/** A line of an order as getOrders sends it in 2026. */
export function writeProduct(article: Article, orderProductId: number, quantity: number, auctionId: string) {
  return {
    storage: 'db',
    storage_id: 208114,
    order_product_id: orderProductId,
    product_id: article.productId,
    variant_id: orderProductId % 9 === 0 ? '0' : '',
    name: article.name,
    attributes: article.attributes,
    sku: article.sku,
    ean: article.ean,
    location: '',
    warehouse_id: 176420,
    warehouse_type: 'bl',
    warehouse_source_id: 176420,
    auction_id: auctionId,
    price_brutto: writeMoney(article.price, orderProductId % 20 === 0),
    tax_rate: 23,
    quantity,
    weight: 0.35,
    bundle_id: 0,
    transaction_id: '',
    transaction2_id: '',
  };
}

/**
 * An amount as Base sends it: 8900 (minor units) → 89, 3999 → 39.99; sometimes as text, "89.00".
 */
export function writeMoney(minor: number, asText: boolean): number | string {
  return asText ? (minor / 100).toFixed(2) : minor / 100;
}

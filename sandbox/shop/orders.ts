import type { Buyer } from './buyers.ts';
import { sourceIds, statusIds } from './catalogue.ts';
import { pickDelivery } from './deliveries.ts';
import type { Delivery } from './deliveries.ts';
import { writePhone } from './phone-writings.ts';
import type { Article } from './products.ts';
import { writeMoney, writeProduct } from './products.ts';
import type { Random } from './random.ts';
import { digits, hexadecimal, lettersAndDigits } from './random.ts';
import type { Order } from './shop.ts';

export type Stage = keyof typeof statusIds;

/** An order, with the data that the generator needs for its parcels, return and ticket. */
export interface MadeOrder {
  id: number;
  buyer: Buyer;
  stage: Stage;
  /** Unix seconds. */
  placedAt: number;
  /** Unix seconds. */
  inStatusSince: number;
  delivery: Delivery;
  /** Empty until the parcel exists. */
  parcelNumber: string;
  /** The product of the order's first line. */
  article: Article;
  wire: Order;
}

/** Creates orders with increasing numbers, as in Base. */
export function createOrderMaker(random: Random, articles: [Article, ...Article[]], now: number) {
  let id = 48_000_000;
  let orderProductId = 82_000_000;
  let shopOrderId = 300_000;

  return function makeOrder(buyer: Buyer, placedAt: number, stage: Stage): MadeOrder {
    id += random.integer(1, 9);
    const delivery = pickDelivery(buyer, random);
    const parcelNumber = hasParcel(stage) ? delivery.makeParcelNumber(random) : '';
    const confirmedAt = stage === 'unconfirmed' ? 0 : Math.min(now, placedAt + random.integer(0, 600));
    const inStatusSince = Math.min(now, (confirmedAt || placedAt) + random.integer(0, secondsInStage[stage]));
    const auctionId = buyer.source === 'allegro' ? `12${random.text(digits, 9)}` : '0';

    const article = random.pick(articles);
    let total = delivery.price + article.price;
    const products = [writeProduct(article, ++orderProductId, 1, auctionId)];
    for (let more = random.pick([0, 0, 0, 1, 1, 2]); more > 0; more -= 1) {
      const another = random.pick(articles);
      const quantity = random.pick([1, 1, 1, 2, 4]);
      total += another.price * quantity;
      products.push(writeProduct(another, ++orderProductId, quantity, auctionId));
    }

    const isBrazilian = buyer.language === 'pt';
    const country = isBrazilian ? 'Brazylia' : 'Polska';
    const countryCode = isBrazilian ? 'BR' : 'PL';
    const cashOnDelivery = stage !== 'unpaid' && buyer.source === 'shop' && random.chance(0.12);
    const isPaid = hasMoney(stage) && (!cashOnDelivery || stage === 'delivered');
    const point = delivery.toPoint ? makePoint(random) : '';
    const wantsInvoice = random.chance(0.15);
    const phones = writePhone(buyer.phone, buyer.language);

    const wire: Order = {
      order_id: id,
      shop_order_id:
        buyer.source === 'shop' ? (shopOrderId += random.integer(1, 3)) : random.chance(0.05) ? '' : 0,
      external_order_id: makeExternalId(buyer, random),
      order_source: buyer.source,
      order_source_id: writeSourceId(sourceIdOf(buyer), random.chance(0.02)),
      order_source_info: '-',
      order_status_id: statusIds[stage],
      confirmed: stage !== 'unconfirmed',
      date_confirmed: confirmedAt,
      date_add: placedAt,
      date_in_status: inStatusSince,
      user_login: buyer.login,
      phone: buyer.phone === '' ? '' : random.pick(phones),
      email: emailOfOrder(buyer, random),
      user_comments: random.chance(0.08) ? 'Proszę o szybką wysyłkę, to prezent.' : '',
      admin_comments: random.chance(0.04) ? 'Klient dzwonił' : '',
      currency: random.chance(0.002) ? '' : isBrazilian ? 'BRL' : 'PLN',
      payment_method: cashOnDelivery
        ? 'Pobranie'
        : isBrazilian
          ? 'Pix'
          : random.pick(['Przelewy24', 'PayU', 'BLIK']),
      payment_method_cod: cashOnDelivery ? '1' : '0',
      payment_done: isPaid ? writeMoney(total, random.chance(0.06)) : random.chance(0.06) ? '0.00' : 0,
      delivery_method_id: delivery.methodId,
      delivery_method: delivery.method,
      delivery_price: writeMoney(delivery.price, false),
      delivery_package_module: parcelNumber === '' ? '' : delivery.courierCode,
      delivery_package_nr: parcelNumber,
      delivery_fullname: buyer.name,
      delivery_company: '',
      delivery_address: buyer.street,
      delivery_city: buyer.city,
      delivery_state: buyer.state,
      delivery_postcode: buyer.postcode,
      delivery_country_code: countryCode,
      delivery_point_id: point,
      delivery_point_name: point === '' ? '' : `Paczkomat ${point}`,
      delivery_point_address: point === '' ? '' : buyer.street,
      delivery_point_postcode: point === '' ? '' : buyer.postcode,
      delivery_point_city: point === '' ? '' : buyer.city,
      invoice_fullname: buyer.name,
      invoice_company: wantsInvoice ? `${buyer.name} Sp. z o.o.` : '',
      // No real tax number begins with 00.
      invoice_nip: wantsInvoice && !isBrazilian ? `00${random.text(digits, 8)}` : '',
      invoice_address: buyer.street,
      invoice_city: buyer.city,
      invoice_state: buyer.state,
      invoice_postcode: buyer.postcode,
      invoice_country_code: countryCode,
      want_invoice: wantsInvoice ? '1' : '0',
      extra_field_1: random.chance(0.03) ? 'VIP' : '',
      extra_field_2: '',
      order_page: `https://orders-f.baselinker.com/${String(id)}/${random.text(lettersAndDigits, 10)}/`,
      pick_state: hasParcel(stage) ? 1 : 0,
      pack_state: hasParcel(stage) ? 1 : 0,
      star: random.chance(0.03) ? 3 : 0,
      crm_client_id: 0,
      delivery_country: country,
      invoice_country: country,
      products,
    };
    if (random.chance(0.05)) wire.custom_extra_fields = { '41': 'firma', '57': 'Kubek Taty' };
    return {
      id,
      buyer,
      stage,
      placedAt,
      inStatusSince,
      delivery,
      parcelNumber,
      article,
      wire: age(wire, random),
    };
  };
}

/** Changes a few orders into those of older integrations: missing fields, no products, made from a return. */
function age(order: Order, random: Random): Order {
  if (random.chance(0.02)) {
    return without(order, ['delivery_state', 'invoice_state', 'star', 'crm_client_id', 'delivery_method_id']);
  }
  if (random.chance(0.003)) return without(order, ['products']);
  if (order.order_source === 'personal' && random.chance(0.1))
    return { ...order, order_source: 'order_return' };
  return order;
}

function without(order: Order, absent: string[]): Order {
  const left = { ...order };
  for (const field of absent) Reflect.deleteProperty(left, field);
  return left;
}

/** True from the moment the parcel is handed over. */
export function hasParcel(stage: Stage): boolean {
  return stage === 'sent' || stage === 'delivered' || stage === 'returned';
}

function hasMoney(stage: Stage): boolean {
  return stage === 'paid' || stage === 'packing' || hasParcel(stage);
}

const minute = 60;
const day = 86_400;
const secondsInStage: Record<Stage, number> = {
  unconfirmed: 0,
  unpaid: minute,
  paid: 5 * minute,
  packing: day / 2,
  sent: day,
  delivered: 4 * day,
  returned: 12 * day,
  cancelled: 2 * day,
};

/** The Allegro mask of one order: `abc123+45de67@allegromail.pl`, where only `abc123` stays the same for a buyer. */
function emailOfOrder(buyer: Buyer, random: Random): string {
  return buyer.source === 'allegro'
    ? buyer.email.replace('@', `+${random.text(hexadecimal, 9)}@`)
    : buyer.email;
}

function makeExternalId(buyer: Buyer, random: Random): string {
  if (buyer.source === 'allegro') {
    return [8, 4, 4, 4, 12].map((length) => random.text(hexadecimal, length)).join('-');
  }
  if (buyer.source === 'amazon') return [3, 7, 7].map((length) => random.text(digits, length)).join('-');
  return buyer.source === 'shopee'
    ? `26${random.text(digits, 4)}${random.text('ABCDEFGHJKLMNPQRSTUVWXY', 8)}`
    : '';
}

function sourceIdOf(buyer: Buyer): number {
  if (buyer.source === 'personal') return 0;
  return buyer.source === 'shop' && buyer.language === 'pt' ? sourceIds.shopBrazil : sourceIds[buyer.source];
}

function writeSourceId(id: number, asText: boolean): number | string {
  return asText ? String(id) : id;
}

function makePoint(random: Random): string {
  return `${random.text('ABDGKLOPRSTWZ', 3)}${random.text(digits, 2)}M`;
}

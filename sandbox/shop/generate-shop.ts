import type { Buyer } from './buyers.ts';
import { createBuyerMaker } from './buyers.ts';
import {
  couriers,
  extraFields,
  returnReasons,
  returnStatuses,
  returnStatusGroups,
  sources,
  statuses,
  statusGroups,
} from './catalogue.ts';
import { makeInvoices } from './invoices.ts';
import type { MadeOrder, Stage } from './orders.ts';
import { createOrderMaker } from './orders.ts';
import { createParcelMaker } from './parcels.ts';
import { makeArticles } from './products.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import { createReturnMaker } from './returns.ts';
import type { OrderReturn, Package, Shop } from './shop.ts';
import { makeTickets } from './tickets.ts';

export interface ShopWish {
  /** The same seed and options give the same shop. */
  seed: number;
  /** The number of orders that getOrders can serve, at least 1. There is one more archived order for every twenty. */
  orders: number;
  tickets: number;
  /** Unix seconds. Nothing in the shop is later. */
  now: number;
}

const day = 86_400;

/**
 * Generates a shop: buyers from Poland and Brazil, their orders of the last three months (more on recent days), older
 * orders that Base has archived, parcels, invoices, returns, and tickets that say which orders they are about.
 */
export function generateShop({ seed, orders: orderCount, tickets: ticketCount, now }: ShopWish): Shop {
  const random = createRandom(seed);
  const articles = makeArticles(random);
  const buyerMaker = createBuyerMaker(random);
  const makeOrder = createOrderMaker(random, articles, now);
  const buyers: [Buyer, ...Buyer[]] = [buyerMaker.makeBuyer()];
  const pickBuyer = () => {
    if (random.chance(0.25)) return random.pick(buyers);
    const buyer = buyerMaker.makeBuyer();
    buyers.push(buyer);
    return buyer;
  };

  const archived = makeArchivedTimes(random, Math.ceil(orderCount / 20), now).map((placedAt) =>
    makeOrder(
      pickBuyer(),
      placedAt,
      random.pick(['delivered', 'delivered', 'delivered', 'returned', 'cancelled']),
    ),
  );
  // The first ticket's order must be recent, paid and sent, and its buyer must have no other order.
  const firstTicketTime = now - 5 * day;
  const times = [...makeTimes(random, orderCount - 1, now), firstTicketTime].sort((a, b) => a - b);
  const firstTicketIndex = times.indexOf(firstTicketTime);
  const made = times.map((placedAt, index) =>
    index === firstTicketIndex
      ? makeOrder(buyerMaker.makeBuyer('shop', 'pl'), placedAt, 'delivered')
      : makeOrder(pickBuyer(), placedAt, pickStage(random, now - placedAt)),
  );

  const { packages, returns } = makeParcelsAndReturns([...archived, ...made], random, now);
  // Random values of their own, so that all else in the shop of a seed stays as it was.
  const { invoices, receipts } = makeInvoices(made, createRandom(seed + 1));
  return {
    orders: made.map((order) => order.wire),
    archivedOrders: archived.map((order) => order.wire),
    packages,
    invoices,
    receipts,
    returns,
    statuses,
    statusGroups,
    returnStatuses,
    returnStatusGroups,
    returnReasons,
    sources,
    extraFields,
    couriers,
    tickets: makeTickets({ count: ticketCount, made, archived, firstTicketIndex, random, buyerMaker, now }),
  };
}

function makeParcelsAndReturns(made: MadeOrder[], random: Random, now: number) {
  const { makeParcels, makeReturnParcel } = createParcelMaker(random, now);
  const makeReturn = createReturnMaker(random, now);
  const packages: Package[] = [];
  const returns: OrderReturn[] = [];
  for (const order of made) {
    packages.push(...makeParcels(order));
    if (order.stage !== 'returned') continue;
    const parcel = makeReturnParcel(order);
    packages.push(parcel);
    returns.push(makeReturn(order, parcel));
  }
  return { packages, returns };
}

/** Unix seconds within the last 89 days: more on recent days, and a few in the same second. */
function makeTimes(random: Random, count: number, now: number): number[] {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const draw = random.randomizer.next();
    const earlier = times.at(-1);
    times.push(
      earlier !== undefined && random.chance(0.03) ? earlier : now - Math.floor(draw * draw * 89 * day),
    );
  }
  return times;
}

/** Unix seconds 95 to 240 days ago: archived by Base, however long the months are. */
function makeArchivedTimes(random: Random, count: number, now: number): number[] {
  return Array.from({ length: count }, () => now - random.integer(95 * day, 240 * day)).sort((a, b) => a - b);
}

/** The progress of an order, by its age in seconds. */
function pickStage(random: Random, age: number): Stage {
  if (random.chance(0.03)) return 'unconfirmed';
  if (random.chance(0.03)) return 'cancelled';
  if (age < day / 4) return random.pick(['unpaid', 'paid', 'paid', 'packing']);
  if (age < 2 * day) return random.pick(['unpaid', 'paid', 'packing', 'packing', 'sent']);
  if (age < 5 * day) return random.pick(['packing', 'sent', 'sent', 'delivered', 'delivered']);
  return random.chance(0.07) ? 'returned' : 'delivered';
}

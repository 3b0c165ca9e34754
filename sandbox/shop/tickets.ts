import type { Buyer, BuyerMaker } from './buyers.ts';
import type { MadeOrder } from './orders.ts';
import { writePhone } from './phone-writings.ts';
import type { Random } from './random.ts';
import { makeConversation } from './conversation.ts';
import type { Ticket } from './ticket.ts';
import { texts } from './ticket-texts.ts';

interface TicketWish {
  count: number;
  made: MadeOrder[];
  archived: MadeOrder[];
  /** The index in `made` of the first ticket's order. */
  firstTicketIndex: number;
  random: Random;
  buyerMaker: BuyerMaker;
  /** Unix seconds. */
  now: number;
}

type By = Ticket['truth']['by'];

const byMix = [
  'number',
  'number',
  'number',
  'email',
  'email',
  'email',
  'mask',
  'mask',
  'mask',
  'phone',
  'login',
  'nothing',
] as const;

/**
 * Creates conversations about the shop's orders, most of them about recent ones. The `truth` of each is exact: the
 * ticket contains one kind of key, and nothing else in it is a key of any order. The first ticket quotes the number of
 * a recent, paid and sent order, and its requester has that order's e-mail.
 */
export function makeTickets({
  count,
  made,
  archived,
  firstTicketIndex,
  random,
  buyerMaker,
  now,
}: TicketWish): Ticket[] {
  const byBuyer = groupByBuyer(made);
  const candidates = collectCandidates(made, archived, byBuyer);
  const makeId = createIdMaker(random);
  const first = made[firstTicketIndex];
  const tickets: Ticket[] = [];
  if (first !== undefined && count > 0) {
    tickets.push({ ...makeTicket('ticket', 'number', first), requester: withEmail(first) });
  }
  while (tickets.length < count) tickets.push(makeNextTicket());
  return tickets;

  function makeNextTicket(): Ticket {
    const by = random.pick(byMix);
    const type = random.pick(['ticket', 'ticket', 'ticket', 'ticket', 'return', 'review'] as const);
    const orders = candidates[by].filter((order) => type !== 'return' || order.stage === 'returned');
    const draw = random.randomizer.next();
    // Squared, so that most tickets are about the newest orders.
    const order = orders[orders.length - 1 - Math.floor(draw * draw * orders.length)];
    return order === undefined ? makeTicket('ticket', 'nothing') : makeTicket(type, by, order);
  }

  function makeTicket(type: Ticket['type'], by: By, order?: MadeOrder): Ticket {
    const buyer = order?.buyer ?? buyerMaker.makeBuyer('shop');
    const language = buyer.language;
    const knownNumber =
      by === 'number' && order !== undefined && tickets.length > 0 ? marketplaceNumber(order) : '';
    const quote = by === 'number' && order !== undefined && knownNumber === '' ? quoteNumber(order) : '';
    const status = random.pick(['open', 'open', 'open', 'pending', 'solved', 'closed'] as const);
    const agent = random.chance(0.3) ? null : random.pick(['Marta', 'Kuba', 'Bianca', 'Oliver']);
    const subjectAndMessages = makeConversation({
      ...{ type, language, quote, agent, random, now },
      buyerName: buyer.name,
      since: Math.max(order?.inStatusSince ?? 0, now - 7 * 86_400),
      unusedPhone: random.pick(writePhone(buyerMaker.makeUnusedPhone(language), language)),
    });
    return {
      id: makeId(),
      type,
      ...subjectAndMessages,
      source: sourceOf(buyer, by),
      status,
      agent,
      requester: makeRequester(buyer, by, order),
      ...(knownNumber === '' ? {} : { orderNumber: knownNumber }),
      language,
      truth: { orderIds: trueOrderIds(by, order), by },
    };
  }

  function trueOrderIds(by: By, order: MadeOrder | undefined): number[] {
    if (order === undefined) return [];
    if (by === 'number') return [order.id];
    return (byBuyer.get(order.buyer) ?? []).map((other) => other.id);
  }

  function makeRequester(buyer: Buyer, by: By, order: MadeOrder | undefined): Ticket['requester'] {
    const { name } = buyer;
    if (by === 'email') return { name, email: buyer.email };
    if (by === 'mask') return { name, email: maskedEmail(buyer) };
    if (by === 'phone') return { name, phone: writeOtherwise(buyer) };
    if (by === 'login') return { name, login: buyer.login };
    // A person who writes from an address that the shop does not know.
    return random.chance(0.5) || order === undefined
      ? { name, email: `${random.text('abcdefghijklmnop', 9)}@mail.example.com` }
      : { name };
  }

  /**
   * For Allegro the short form. For Amazon the long one, because Amazon's orders have the short form (responso.md §12).
   */
  function maskedEmail(buyer: Buyer): string {
    return buyer.source === 'amazon'
      ? buyer.email.replace('@', `+${random.text('ABCDEFGH234567', 14)}@`)
      : buyer.email;
  }

  /** The buyer's phone, written as in none of the buyer's orders. */
  function writeOtherwise(buyer: Buyer): string {
    const inOrders = new Set((byBuyer.get(buyer) ?? []).map((order) => order.wire.phone));
    const writings = writePhone(buyer.phone, buyer.language);
    return writings.filter((writing) => !inOrders.has(writing)).at(-1) ?? writings[0].split('').join(' ');
  }

  function quoteNumber(order: MadeOrder): string {
    const { shop_order_id: shopNumber } = order.wire;
    const isShopNumber = tickets.length > 0 && Boolean(shopNumber) && random.chance(0.3);
    const number = String(isShopNumber ? shopNumber : order.id);
    return random
      .pick(texts[order.buyer.language].quotes)
      .replace('{number}', number)
      .replace('{spaced}', number.replaceAll(/\B(?=(\d{3})+$)/g, ' '));
  }

  /** The number that the helpdesk itself knows. '' if it knows none, so that the text must name the order. */
  function marketplaceNumber(order: MadeOrder): string {
    return random.chance(0.5) ? (order.wire.external_order_id ?? '') : '';
  }
}

/**
 * The orders that a ticket can be about, by key, oldest first. Two kinds of buyers are left out. First, buyers who also
 * have an archived or unconfirmed order, because whether a client knows such an order depends on the client. Second,
 * for a quoted number, buyers with several orders, because the ticket is about only one of them.
 */
function collectCandidates(
  made: MadeOrder[],
  archived: MadeOrder[],
  byBuyer: Map<Buyer, MadeOrder[]>,
): Record<By, MadeOrder[]> {
  const unclear = new Set(archived.map((order) => order.buyer));
  for (const order of made) if (order.stage === 'unconfirmed') unclear.add(order.buyer);
  const clear = made.filter((order) => !unclear.has(order.buyer));
  const isMasked = (buyer: Buyer) => buyer.source === 'allegro' || buyer.source === 'amazon';
  return {
    number: clear.filter((order) => byBuyer.get(order.buyer)?.length === 1),
    email: clear.filter(({ buyer }) => buyer.email !== '' && !isMasked(buyer)),
    mask: clear.filter(({ buyer }) => isMasked(buyer)),
    phone: clear.filter(({ buyer }) => buyer.phone !== ''),
    login: clear.filter(({ buyer }) => buyer.login !== ''),
    nothing: [],
  };
}

function groupByBuyer(made: MadeOrder[]): Map<Buyer, MadeOrder[]> {
  const byBuyer = new Map<Buyer, MadeOrder[]>();
  for (const order of made) {
    const orders = byBuyer.get(order.buyer);
    if (orders === undefined) byBuyer.set(order.buyer, [order]);
    else orders.push(order);
  }
  return byBuyer;
}

function withEmail(order: MadeOrder): Ticket['requester'] {
  return { name: order.buyer.name, email: order.buyer.email };
}

function sourceOf(buyer: Buyer, by: By): Ticket['source'] {
  if (by === 'phone') return { channel: 'WhatsApp', account: 'Domowy Kubek' };
  if (buyer.source === 'allegro') return { channel: 'Allegro', account: 'DomowyKubek' };
  if (buyer.source === 'amazon') return { channel: 'Amazon', account: 'Domowy Kubek PL' };
  if (buyer.source === 'shopee') return { channel: 'Shopee', account: 'Caneca Feliz' };
  return { channel: 'E-mail', account: 'bok@domowykubek.example' };
}

/** Unique numbers of 5 to 7 digits, outside the ranges of shop order numbers (from 300,001) and return numbers. */
function createIdMaker(random: Random): () => string {
  const used = new Set<number>();
  return () => {
    for (;;) {
      const id = random.integer(...random.pick(idRanges));
      if (used.has(id)) continue;
      used.add(id);
      return String(id);
    }
  };
}

const idRanges: [[number, number], ...[number, number][]] = [
  [10_000, 99_999],
  [100_000, 299_999],
  [1_000_000, 9_999_999],
];

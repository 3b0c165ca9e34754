import type { Order } from './shop.ts';
import type { Ticket } from './ticket.ts';

/**
 * A buyer's ticket about a captured order: with the order's e-mail if it looks like one, else with its phone, else with
 * the order's number in the text. `now` in unix seconds.
 */
export function makeSampleTicket(order: Order, all: Order[], index: number, now: number): Ticket {
  const name =
    order.delivery_fullname === undefined || order.delivery_fullname === ''
      ? 'Klient'
      : order.delivery_fullname;
  const { requester, by, orderIds } = identify(order, all);
  const quote = by === 'number' ? ` Numer zamówienia: ${String(order.order_id)}.` : '';
  return {
    id: String(200_001 + index),
    type: 'ticket',
    subject: 'Pytanie o zamówienie',
    source: { channel: 'E-mail', account: 'bok@sklep.example' },
    status: 'open',
    agent: null,
    requester: { name, ...requester },
    language: 'pl',
    messages: [
      {
        id: 'm1',
        from: 'buyer',
        author: name,
        at: now - 3600,
        text: `Dzień dobry,\n\nkiedy zostanie wysłana moja paczka?${quote}\n\nPozdrawiam`,
        attachments: [],
      },
    ],
    truth: { orderIds, by },
  };
}

function identify(order: Order, all: Order[]): Identity {
  const idsWhere = (passes: (other: Order) => boolean) =>
    all.filter(passes).map((other) => Number(other.order_id));
  const { email = '', phone = '' } = order;
  if (/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(email)) {
    return { requester: { email }, by: 'email', orderIds: idsWhere((other) => other.email === email) };
  }
  if (/^\+?[\d ()-]{7,}$/.test(phone)) {
    return { requester: { phone }, by: 'phone', orderIds: idsWhere((other) => other.phone === phone) };
  }
  return { requester: {}, by: 'number', orderIds: [Number(order.order_id)] };
}

interface Identity {
  requester: { email?: string; phone?: string };
  by: Ticket['truth']['by'];
  orderIds: number[];
}

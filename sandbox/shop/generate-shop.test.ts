import { describe, expect, it } from 'vitest';
import { generateShop } from './generate-shop.ts';
import type { Order } from './shop.ts';
import type { Ticket } from './ticket.ts';

const now = Date.UTC(2026, 10, 23, 12) / 1000;
const day = 86_400;
const shop = generateShop({ seed: 7, orders: 2000, tickets: 300, now });
const everyOrder = [...shop.orders, ...shop.archivedOrders];

describe('generateShop', () => {
  it('invents the same shop for the same seed, another one for another', () => {
    const wish = { seed: 3, orders: 60, tickets: 20, now };
    expect(generateShop(wish)).toEqual(generateShop(wish));
    expect(generateShop({ ...wish, seed: 4 })).not.toEqual(generateShop(wish));
  });

  it('makes as many served orders as wished, within three months, and older archived ones', () => {
    expect(shop.orders).toHaveLength(2000);
    expect(Math.min(...shop.orders.map((order) => Number(order.date_add)))).toBeGreaterThan(now - 90 * day);
    expect(Math.max(...shop.archivedOrders.map((order) => Number(order.date_add)))).toBeLessThan(
      now - 92 * day,
    );
    expect(new Set(everyOrder.map((order) => order.order_id)).size).toBe(everyOrder.length);
    for (const order of everyOrder) {
      for (const date of [order.date_add, order.date_confirmed, order.date_in_status]) {
        expect(Number(date)).toBeLessThanOrEqual(now);
      }
    }
  });

  it('has every oddity of the wire format somewhere', () => {
    const has = (passes: (order: Order) => boolean) => shop.orders.some(passes);
    const kinds = (field: string) => new Set(shop.orders.map((order) => typeof order[field]));
    expect(kinds('payment_done')).toEqual(new Set(['number', 'string']));
    expect(kinds('order_source_id')).toEqual(new Set(['number', 'string']));
    expect(kinds('shop_order_id')).toEqual(new Set(['number', 'string']));
    expect(has((order) => order.date_confirmed === 0)).toBe(true);
    expect(has((order) => order.products === undefined)).toBe(true);
    expect(has((order) => order.delivery_state === undefined)).toBe(true);
    expect(has((order) => order.payment_method_cod === '1')).toBe(true);
    expect(has((order) => order.delivery_point_id !== '')).toBe(true);
    expect(has((order) => (order.user_login ?? '').startsWith('Client:1244'))).toBe(true);
    expect(new Set(shop.orders.map((order) => order.order_source))).toEqual(
      new Set(['allegro', 'shop', 'shopee', 'amazon', 'personal', 'order_return']),
    );
    expect(new Set(shop.orders.map((order) => order.date_add)).size).toBeLessThan(shop.orders.length);
    expect(shop.statuses.some((status) => status.name.startsWith(' '))).toBe(true);
    expect(shop.statuses.some((status) => status.color === undefined)).toBe(true);
  });

  it('uses no e-mail domain of real people', () => {
    const domains = new Set(everyOrder.map((order) => (order.email ?? '').split('@')[1]));
    const allowed = [
      'example.com',
      'example.org',
      'example.net',
      'allegromail.pl',
      'marketplace.amazon.pl',
      undefined,
    ];
    expect(allowed).toEqual(expect.arrayContaining([...domains]));
  });

  it('begins with a ticket that quotes a recent, paid and sent order of its requester', () => {
    const first = shop.tickets[0];
    const order = shop.orders.find((one) => one.order_id === first?.truth.orderIds[0]);
    expect(first?.truth.by).toBe('number');
    expect(textOf(first).replaceAll(' ', '')).toContain(String(order?.order_id));
    expect(first?.requester.email).toBe(order?.email);
    expect(Number(order?.date_confirmed)).toBeGreaterThan(now - 7 * day);
    expect(Number(order?.payment_done)).toBeGreaterThan(0);
    expect(order?.delivery_package_nr).not.toBe('');
    expect(shop.packages.some((parcel) => parcel.orderId === order?.order_id)).toBe(true);
  });

  it('has invoices, corrections and receipts of orders that were sent, and orders that wait for an invoice', () => {
    const invoiced = new Set(shop.invoices.map(({ order_id }) => order_id));
    expect(new Set(shop.invoices.map(({ type }) => type))).toEqual(new Set(['normal', 'correcting']));
    expect(shop.receipts.length).toBeGreaterThan(0);
    const waiting = shop.orders.filter(
      ({ order_id, want_invoice }) => want_invoice === '1' && !invoiced.has(Number(order_id)),
    );
    expect(waiting.length).toBeGreaterThan(0);
    const sent = new Set(shop.packages.map(({ orderId }) => orderId));
    for (const { order_id } of [...shop.invoices, ...shop.receipts]) expect(sent.has(order_id)).toBe(true);
  });

  it.each([1, 5, 40])('has a first ticket even with %i orders', (orders) => {
    const small = generateShop({ seed: 1, orders, tickets: 3, now });
    expect(small.tickets[0]?.truth).toEqual({ orderIds: [expect.any(Number)], by: 'number' });
  });

  it('tells of every ticket exactly the orders that its keys lead to', () => {
    const byKey = indexByKey(everyOrder);
    for (const ticket of shop.tickets) {
      const found = new Set(keysOfTicket(ticket).flatMap((key) => byKey.get(key) ?? []));
      const ids = [...found].map((order) => Number(order.order_id)).sort();
      expect([ticket.id, ids]).toEqual([ticket.id, ticket.truth.orderIds.toSorted()]);
    }
  });

  it('spreads tickets over every kind of key, type and language', () => {
    const kinds = new Set(shop.tickets.map((ticket) => ticket.truth.by));
    expect(kinds).toEqual(new Set(['number', 'email', 'mask', 'phone', 'login', 'nothing']));
    expect(new Set(shop.tickets.map((ticket) => ticket.type))).toEqual(
      new Set(['ticket', 'return', 'review']),
    );
    expect(new Set(shop.tickets.map((ticket) => ticket.language))).toEqual(new Set(['pl', 'pt']));
    expect(new Set(shop.tickets.map((ticket) => ticket.id)).size).toBe(shop.tickets.length);
    for (const ticket of shop.tickets) expect(ticket.id).toMatch(/^\d{5,7}$/);
  });

  it('writes a phone and a mask otherwise than the order has them', () => {
    for (const { truth, requester } of shop.tickets) {
      const orders = shop.orders.filter((order) => truth.orderIds.includes(Number(order.order_id)));
      if (truth.by === 'phone') expect(orders.map((order) => order.phone)).not.toContain(requester.phone);
      if (truth.by === 'mask') expect(orders.map((order) => order.email)).not.toContain(requester.email);
    }
  });

  it('gives every return ticket an order with a return in Base', () => {
    const returned = new Set(shop.returns.map((found) => found.order_id));
    for (const ticket of shop.tickets.filter((one) => one.type === 'return')) {
      expect(ticket.truth.orderIds.some((id) => returned.has(id))).toBe(true);
    }
  });
});

// Matches without the generator's code. It finds more than a client should: everything that looks like a key counts.

function indexByKey(orders: Order[]): Map<string, Order[]> {
  const byKey = new Map<string, Order[]>();
  for (const order of orders) {
    const keys = [
      ...[order.order_id, order.shop_order_id, order.external_order_id, order.delivery_package_nr].map(
        String,
      ),
      bareAddress(order.email ?? ''),
      nationalDigits(order.phone ?? ''),
      order.user_login ?? '',
    ];
    for (const key of new Set(keys)) {
      if (key !== '' && key !== '0') byKey.set(key, [...(byKey.get(key) ?? []), order]);
    }
  }
  return byKey;
}

function keysOfTicket(ticket: Ticket): string[] {
  const { email = '', phone = '', login = '' } = ticket.requester;
  const text = `${ticket.id}\n${textOf(ticket)}`;
  const digitGroups = text.match(/(?<![\w-])\+?\d[\d ()-]+\d(?![\w-])/g) ?? [];
  return [
    ...(text.match(/[\w-]+/g) ?? []),
    ...digitGroups.map((group) => group.replaceAll(/\D/g, '')),
    ...[phone, ...digitGroups].map(nationalDigits),
    bareAddress(email),
    login,
  ];
}

function textOf(ticket: Ticket | undefined): string {
  const messages = ticket?.messages.map((message) => message.text) ?? [];
  return [ticket?.subject, ticket?.orderNumber, ...messages].join('\n');
}

function bareAddress(email: string): string {
  return email.toLowerCase().replace(/\+[^@]*@/, '@');
}

function nationalDigits(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^(0048|48(?=\d{9}$)|55(?=\d{11}$))/, '');
}

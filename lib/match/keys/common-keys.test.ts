import { describe, expect, it } from 'vitest';
import { dropCommonKeys } from './common-keys';
import { toOrder } from '@/lib/match/fixtures/fixture-order';
import type { ShopOrder } from '@/lib/match/fixtures/shop';
import type { KeyKind } from './key-kind';

function isKept(kind: KeyKind, orders: ShopOrder[]): boolean {
  return dropCommonKeys([{ reason: { kind, written: '' }, orders: orders.map(toOrder) }]).length === 1;
}
const orders = (count: number, make: (index: number) => Omit<ShopOrder, 'orderId'>) =>
  Array.from({ length: count }, (_, index) => ({ orderId: String(index + 1), ...make(index) }));

describe('is kept', () => {
  it('an address with fifty orders of one buyer', () => {
    expect(
      isKept(
        'email',
        orders(50, () => ({ email: 'jan@example.com', phone: '600100200' })),
      ),
    ).toBe(true);
  });
  it('an address of one buyer whose phone and login change, but not together', () => {
    const made = orders(20, (index) => ({
      phone: String(600100200 + Math.floor(index / 2)),
      login: `jan_${Math.ceil(index / 2)}`,
    }));
    expect(isKept('email', made)).toBe(true);
  });
  it('the phone of a family', () => {
    expect(
      isKept(
        'phone',
        orders(3, (index) => ({ email: `x${index}@example.com`, phone: '600100200' })),
      ),
    ).toBe(true);
  });
  it('the phone of a buyer who sends gifts', () => {
    const made = orders(6, (index) => ({
      phone: '600100200',
      email: 'jan@example.com',
      name: `Anna ${index}`,
    }));
    expect(isKept('phone', made)).toBe(true);
  });
  it('an address that a marketplace made for one buyer, whoever the parcels go to', () => {
    const made = orders(20, (index) => ({ email: `abc+${index}@allegromail.pl`, name: `Anna ${index}` }));
    expect(isKept('email', made)).toBe(false);
    expect(
      isKept(
        'email',
        made.map((order) => ({ ...order, login: 'kwiatuszek' })),
      ),
    ).toBe(true);
  });
  it('the number of an order that was split', () => {
    expect(
      isKept(
        'external',
        orders(3, () => ({ externalOrderId: 'O-123456789' })),
      ),
    ).toBe(true);
  });
});

describe('is dropped', () => {
  it("the shop's phone in the orders of many buyers", () => {
    expect(
      isKept(
        'phone',
        orders(50, (index) => ({ email: `x${index}@example.com`, phone: '221234567' })),
      ),
    ).toBe(false);
  });
  it.each(['email', 'phone', 'login'] as const)(
    "the shop's %s in counter sales, though they share its address, its phone and its login",
    (kind) => {
      const made = orders(14, (index) => ({
        email: 'kontakt@shop.example',
        phone: '221002030',
        login: 'sklep',
        name: `Klient Numer${String.fromCharCode(65 + index)}`,
      }));
      expect(isKept(kind, made)).toBe(false);
    },
  );
  it('an address that stands for none', () => {
    expect(
      isKept(
        'email',
        orders(6, (index) => ({ email: 'brak@brak.pl', phone: String(600100200 + index) })),
      ),
    ).toBe(false);
  });
  it('a "number" that many orders have', () => {
    expect(
      isKept(
        'external',
        orders(50, () => ({ externalOrderId: 'allegro1' })),
      ),
    ).toBe(false);
  });
});

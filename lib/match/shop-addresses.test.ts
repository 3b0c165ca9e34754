import { expect, it } from 'vitest';
import { findShopAddresses } from './shop-addresses';

it.each([
  ['Źródło: bok@shop.example'],
  ['Źródło', 'bok@shop.example'],
  ['Source E-mail · bok@shop.example'],
  ['Origem', 'E-mail bok@shop.example'],
  ['Kanał:', 'bok@shop.example'],
  ['Skrzynka: bok@shop.example'],
  ['Caixa de entrada:', 'bok@shop.example'],
])('takes the mailbox that a page names: %s %s', (...lines) => {
  expect(findShopAddresses(['E-mail', 'jan@example.com', ...lines])).toEqual(['bok@shop.example']);
});

it.each([
  ['E-mail', 'jan@example.com'],
  ['Sources say that jan@example.com has paid.'],
  [`Kanał ${'bardzo '.repeat(12)} jan@example.com`],
  ['Konto: jan@example.com'],
  ['Źródło', 'Allegro', 'jan@example.com'],
  ['Channel: E-mail', 'jan@example.com'],
  ['Inbox › Jan jan@example.com'],
  ['Inbox', 'Jan Nowak jan@example.com'],
  ['Skrzynka', 'jan@example.com'],
])('leaves the buyer alone: %s %s', (...lines) => {
  expect(findShopAddresses(lines)).toEqual([]);
});

import { beforeEach, expect, it } from 'vitest';
import { storage } from '#imports';
import { findCandidates } from '@/lib/match/reading/candidates';
import { learnOwnAddresses } from './own-addresses';

const shop = 'bok@shop.example';
const agent = 'marta@shop.example';
let tickets = 0;
/** On a ticket of its own. */
const learn = (...emails: string[]) => learnOwnAddresses(findCandidates(emails), `ticket ${(tickets += 1)}`);

beforeEach(() => storage.removeItem('session:companions'));

it('takes an address for the shop’s own once it has stood beside five others', async () => {
  for (let buyer = 1; buyer <= 4; buyer += 1) {
    expect(await learn(shop, `jan${buyer}@example.com`)).toEqual([]);
  }
  expect(await learn(shop, 'jan5@example.com')).toEqual([shop]);
});

it('does not take a buyer for it who writes again and again', async () => {
  for (let visit = 0; visit < 20; visit += 1) expect(await learn('jan@example.com', shop, agent)).toEqual([]);
});

it('does not take anybody for it because of one ticket, however many addresses stand there and however often it is read', async () => {
  const thread = findCandidates([1, 2, 3, 4, 5, 6, 7].map((person) => `person${person}@example.com`));
  for (let reading = 0; reading < 10; reading += 1) {
    expect(await learnOwnAddresses(thread, 'thread')).toEqual([]);
  }
});

it('learns from tickets of several tabs at once', async () => {
  const learnt = await Promise.all([1, 2, 3, 4, 5].map((buyer) => learn(shop, `jan${buyer}@example.com`)));
  expect(learnt.at(-1)).toEqual([shop]);
});

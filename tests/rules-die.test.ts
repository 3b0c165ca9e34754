import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applyAsked, considerReturns, considerTicket } from '@/lib/background/rules/consider';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { closeDatabase, database } from '@/lib/background/storage/db';
import type { Match } from '@/lib/match/rank';
import { rules } from '@/tests/fixtures/preferences';
import type { Rule } from '@/lib/model/rule';
import { beginLife, Life } from '../sandbox/simulate/life.ts';
import { account } from './fixtures/account';
import { wireOrder } from './fixtures/wire-order';

// Nothing is sent to Base here: the test checks what is put into the outbox.
vi.mock('@/lib/background/changes/run-changes', () => ({ startChanges: () => Promise.resolve() }));
vi.mock('@/lib/background/progress/announce', () => ({ announce: () => Promise.resolve() }));

const now = Date.UTC(2026, 10, 23);
const orderOf = (orderId: string) => ({ ...toOrder(wireOrderSchema.parse(wireOrder), 'a', now, 1), orderId });
const buyer = { kind: 'email', value: 'a@b.pl', written: 'a@b.pl' } as const;
const ofBuyer = { kind: 'email', written: buyer.written } as const;
const named: Match = { order: orderOf('1'), reasons: [{ kind: 'order', written: '1' }, ofBuyer] };
const sameBuyer: Match = { order: orderOf('2'), reasons: [ofBuyer] };
const orderReturn = toReturn(
  wireReturnSchema.parse({ return_id: 4, order_id: 3, status_id: '1', date_add: now / 1000 }),
  'a',
  now,
);
const ticketOf = ({ order }: Match) => ({
  ...{ key: `host ${order.orderId}`, visit: 'v1', text: '', changedAt: now - 10_000 },
  kind: { type: 'return', source: 'Responso' } as const,
});
const known = (match: Match) => ({
  matches: [{ ...match, returns: [] }],
  namedReturns: [],
  identity: [buyer],
});
const ofTickets: Rule = {
  ...{ id: 'r1', name: 'r1', accountId: 'a', onSince: 1, isAutomatic: true, when: 'ticketBecameReturn' },
  isNumberEnough: false,
  ...{ conditions: [], orderStatusId: '7', returnStatusId: '', perHour: 20, pausedAt: 0 },
};
const all: Rule[] = [
  ofTickets,
  { ...ofTickets, id: 'r2', when: 'ticketOpened', orderStatusId: '8' },
  { ...ofTickets, id: 'r3', when: 'returnAppeared', returnStatusId: '9' },
  { ...ofTickets, id: 'r4', when: 'returnAppeared', orderStatusId: '8' },
];

/** Events that wake the worker. */
const happenings = {
  'a ticket that names its order': () => considerTicket(ticketOf(named), known(named), now),
  'a ticket of the same buyer': () => considerTicket(ticketOf(sameBuyer), known(sameBuyer), now),
  'a look at the returns': () => considerReturns(now),
  'a press on Apply': () => applyAsked({ ruleId: 'r1', about: 'host 2', accountId: 'a', orderId: '2' }, now),
};
const names = [
  'a ticket that names its order',
  'a ticket of the same buyer',
  'a look at the returns',
  'a press on Apply',
] as const;

/** Runs one life of the worker, with all these events at once. It ends after them, or at its n-th await. */
async function live(happened: readonly (typeof names)[number][], awaits: number): Promise<boolean> {
  void closeDatabase();
  const life = new Life(awaits, () => true);
  beginLife(life);
  await Promise.race([Promise.all(happened.map((name) => happenings[name]())), life.ended]);
  beginLife(undefined);
  return life.isOver;
}

beforeEach(async () => {
  fakeBrowser.reset();
  await rules.write(all);
});

async function beginAnew(): Promise<void> {
  void closeDatabase();
  const db = await database();
  for (const name of ['ledger', 'activity', 'outbox'] as const) await db.clear(name);
  await db.put('accounts', account);
  for (const orderId of ['1', '2', '3']) await db.put('orders', orderOf(orderId));
  await db.put('returns', orderReturn);
}

it('each ticket, return and order is acted on once, whatever happens at once and wherever the worker dies', async () => {
  let deaths = 0;
  const moment = fc.record({
    happened: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
    awaits: fc.integer({ min: 1, max: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { maxLength: 8 }), async (moments) => {
      await beginAnew();
      for (const { happened, awaits } of moments) if (await live(happened, awaits)) deaths += 1;
      // A worker that lives finishes what the others left.
      for (const name of [...names, ...names]) await live([name], Infinity);
      const db = await database();
      const done = (await db.getAll('activity')).map((line) => [
        line.ruleId,
        line.subject,
        line.id,
        'to' in line && line.to,
      ]);
      expect(done.toSorted()).toEqual([
        ['r1', 'order', '1', '7'],
        ['r1', 'order', '2', '7'],
        ['r3', 'order', '3', '7'],
        ['r3', 'return', '4', '9'],
      ]);
      const applied = (await db.getAll('ledger')).filter(({ verdict }) => verdict === 'applied');
      expect(applied.map(({ ruleId, orderId }) => [ruleId, orderId]).toSorted()).toEqual([
        ['r1', '1'],
        ['r1', '2'],
        ['r3', '3'],
      ]);
    }),
    { numRuns: 60, seed: 2026_11_23 },
  );
  expect(deaths).toBeGreaterThan(60);
});

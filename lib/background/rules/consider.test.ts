import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import type { Candidate } from '@/lib/match/keys/candidate';
import { isNamed, type Match } from '@/lib/match/rank';
import { findReturns, returnsOfOrder } from '@/lib/background/orders/find-returns';
import { rules } from '@/tests/fixtures/preferences';
import type { Rule } from '@/lib/model/rule';
import { shownChanges } from '@/lib/stored/shown-changes';
import { nameOf } from '@/lib/model/change';
import { noProgress, syncProgress } from '@/lib/stored/sync-progress';
import { unknownKind } from '@/lib/model/unknown-kind';
import type { TicketKind } from '@/lib/model/ticket-kind';
import { noteBaseTime } from '@/lib/background/base-api/base-clock';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { applyAsked, considerReturns, considerTicket as consider } from './consider';
import { listForTicket, listLeftAlone, listSeen, skipAsked } from './ledger';
import { putChange, readChange, takeStep } from '@/lib/background/changes/outbox';
import { setSharedAccounts } from '@/lib/background/team/shared-accounts';
import { alone, setTeam, type Claim } from '@/lib/background/team/team';
import { switchRule } from './edit-rules';

const now = Date.UTC(2026, 10, 23);
const hour = 3_600_000;
const order = toOrder(wireOrderSchema.parse(wireOrder), 'a', now, 1);
const ticket = {
  key: 'app.responso.com 900100',
  visit: 'v1',
  kind: { type: 'return', source: 'Responso' } as const,
  text: 'Zwrot',
  candidates: [],
  changedAt: now - 10_000,
};
/** The ticket writes the order's number, and its buyer's address stands on it. */
const named: Match[] = [
  {
    order,
    reasons: [
      { kind: 'order', written: order.orderId },
      { kind: 'email', written: order.email },
    ],
  },
];
const numberOnly: Match[] = [{ order, reasons: [{ kind: 'order', written: order.orderId }] }];
const sameBuyer: Match[] = [{ order, reasons: [{ kind: 'email', written: order.email }] }];
const rule: Rule = {
  id: 'r1',
  name: 'Returns',
  accountId: 'a',
  onSince: 1,
  isAutomatic: true,
  isNumberEnough: false,
  when: 'ticketBecameReturn',
  conditions: [{ kind: 'ticketSource', contains: 'Responso' }],
  orderStatusId: '7',
  returnStatusId: '',
  perHour: 20,
  pausedAt: 0,
};
const key = { ruleId: 'r1', about: ticket.key, accountId: 'a', orderId: order.orderId };

const asked = async () =>
  (await listForTicket(ticket.key, [order], now)).filter(({ verdict }) => verdict === 'asked');
const changes = async () => (await database()).getAll('activity');
const returnOf = (id: number, addedAt: number) =>
  toReturn(
    wireReturnSchema.parse({
      return_id: id,
      order_id: wireOrder.order_id,
      status_id: '1',
      date_add: addedAt / 1000,
    }),
    'a',
    now,
  );

/** A ticket of its own, and the order that it names. */
function ticketOn(id: number): [typeof ticket, Match[]] {
  const match = {
    order: { ...order, orderId: String(id) },
    reasons: named[0]?.reasons ?? [],
  };
  return [{ ...ticket, key: `host ${String(id)}` }, [match]];
}

const phone: Candidate = { kind: 'phone', value: '600100200', written: '600100200' };
const withPhone: Match[] = [
  { order, reasons: [...(numberOnly[0]?.reasons ?? []), { kind: 'phone', written: phone.written }] },
];
const addressOf = (email: string): Candidate => ({ kind: 'email', value: email, written: email });
const buyer = addressOf(order.email);

/** Lets the rules look at a ticket that leads to these orders. */
async function considerTicket(
  {
    candidates,
    ...seen
  }: Omit<typeof ticket, 'kind' | 'candidates'> & {
    kind: TicketKind;
    candidates: Candidate[];
  },
  found: readonly Match[],
  at: number,
  identity = [buyer],
): Promise<boolean> {
  const returns = await Promise.all(found.map((match) => returnsOfOrder(match.order)));
  const matches = found.map((match, index) => ({ ...match, returns: returns[index] ?? [] }));
  const namedReturns = (await findReturns(candidates)).filter(isNamed).map(({ orderReturn }) => orderReturn);
  return consider(seen, { matches, namedReturns, identity }, at);
}

beforeEach(async () => {
  fakeBrowser.reset();
  // Base is not asked here: what counts is what is put into the outbox.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  const db = await database();
  await db.put('accounts', account);
  await db.put('orders', order);
});

describe('a rule that acts by itself', () => {
  it('changes the order that a ticket names, once, however often and in however many windows it is seen', async () => {
    await rules.write([rule]);
    for (let round = 0; round < 2; round += 1)
      await Promise.all([1, 2, 3].map(() => considerTicket(ticket, named, now)));
    expect(await changes()).toMatchObject([{ who: 'rule', ruleId: 'r1', id: order.orderId, to: '7' }]);
  });

  it('leaves alone a ticket that is still being drawn, and acts once it is at rest', async () => {
    await rules.write([rule]);
    await considerTicket({ ...ticket, changedAt: now - 500 }, named, now);
    expect({ asked: await asked(), changes: await changes() }).toEqual({ asked: [], changes: [] });
    await considerTicket({ ...ticket, changedAt: now - 500 }, named, now + 2_000);
    expect(await changes()).toMatchObject([{ who: 'rule', id: order.orderId, to: '7' }]);
  });

  it('decides on no copy that is older than a minute: it has the order read again first', async () => {
    await rules.write([rule]);
    const old = { ...order, readAt: now - 2 * 60_000 };
    await considerTicket(ticket, [{ order: old, reasons: named[0]?.reasons ?? [] }], now);
    expect({ asked: await asked(), changes: await changes() }).toEqual({ asked: [], changes: [] });
    // It was tried, and there is no token here.
    await vi.waitFor(async () => {
      expect((await syncProgress.read())['a']?.failure).toEqual({ kind: 'notConnected' });
    });
    await considerTicket(ticket, named, now);
    expect(await changes()).toMatchObject([{ who: 'rule', id: order.orderId, to: '7' }]);
  });

  it('is shown to every page before anybody can press anything', async () => {
    await rules.write([rule]);
    await considerTicket(ticket, named, now);
    expect(Object.keys(await shownChanges.read())).toEqual([
      nameOf({ accountId: 'a', subject: 'order', id: order.orderId }),
    ]);
  });

  it('only asks where the status was changed since the ticket was seen: somebody has dealt with it', async () => {
    await rules.write([rule]);
    const since = (statusSince: number): Match[] => [
      { ...named[0], order: { ...order, statusSince }, reasons: named[0]?.reasons ?? [] },
    ];
    await considerTicket(ticket, since(ticket.changedAt + 5_000), now);
    expect(await changes()).toEqual([]);
    expect(await asked()).toHaveLength(1);
    // Our clock is a minute behind Base's.
    await noteBaseTime(now + 60_000, now);
    await considerTicket({ ...ticket, key: 'another' }, since(ticket.changedAt + 5_000), now);
    expect(await changes()).toHaveLength(1);
  });

  it('only asks where the ticket merely has the same buyer', async () => {
    await rules.write([rule]);
    await considerTicket(ticket, sameBuyer, now);
    expect({ asked: await asked(), changes: await changes() }).toMatchObject({ asked: [key], changes: [] });
  });

  it.each([
    ['an address that is not the buyer’s', numberOnly, [addressOf('stranger@example.net')]],
    ['the buyer’s phone beside their own address', withPhone, [addressOf('stranger@example.net'), phone]],
    ['a phone that is not the buyer’s', numberOnly, [phone]],
    ['nothing but the number', numberOnly, []],
  ])('only asks where a stranger writes the number of an order, with %s', async (_, found, identity) => {
    await rules.write([rule]);
    await considerTicket(ticket, found, now, identity);
    expect({ asked: await asked(), changes: await changes() }).toMatchObject({ asked: [key], changes: [] });
  });

  it('acts on a number alone where the agent has allowed that, and not where an address contradicts it', async () => {
    await rules.write([{ ...rule, isNumberEnough: true }]);
    await considerTicket(ticket, numberOnly, now, [addressOf('stranger@example.net')]);
    expect(await changes()).toEqual([]);
    await considerTicket({ ...ticket, key: 'host 2' }, numberOnly, now, []);
    expect(await changes()).toMatchObject([{ who: 'rule', id: order.orderId, to: '7' }]);
  });

  it('only asks where the buyer has another order than the one that the ticket names', async () => {
    await rules.write([rule]);
    const another = { ...order, orderId: '48213378' };
    await considerTicket(
      ticket,
      [...numberOnly, { order: another, reasons: sameBuyer[0]?.reasons ?? [] }],
      now,
    );
    expect({ asked: await asked(), changes: await changes() }).toMatchObject({ asked: [key], changes: [] });
  });

  it('only asks about a return where the order has several, and acts on the one that the ticket names', async () => {
    await rules.write([{ ...rule, orderStatusId: '', returnStatusId: '9' }]);
    for (const id of [1, 2]) await (await database()).put('returns', returnOf(id, now + id * hour));
    await considerTicket(ticket, named, now);
    expect({ asked: await asked(), changes: await changes() }).toMatchObject({ asked: [key], changes: [] });
    const naming = { kind: 'number', value: '1', written: '1' } as const;
    await considerTicket({ ...ticket, key: 'another', candidates: [naming] }, named, now);
    expect(await changes()).toMatchObject([{ subject: 'return', id: '1', to: '9' }]);
  });

  it('acts on the order alone where it has several returns', async () => {
    await rules.write([rule]);
    for (const id of [1, 2]) await (await database()).put('returns', returnOf(id, now + id * hour));
    await considerTicket(ticket, named, now);
    expect(await changes()).toMatchObject([{ subject: 'order' }]);
  });

  it('does nothing where the status is there already, nor later, when an agent has changed it by hand', async () => {
    await rules.write([{ ...rule, orderStatusId: order.statusId }]);
    await considerTicket(ticket, named, now);
    const changedByHand: Match[] = [{ order: { ...order, statusId: '3' }, reasons: named[0]?.reasons ?? [] }];
    await considerTicket(ticket, changedByHand, now + 1);
    expect(await changes()).toEqual([]);
  });

  it('leaves an order alone that another rule has changed for the same ticket', async () => {
    await rules.write([rule]);
    await considerTicket(ticket, named, now);
    await rules.write([{ ...rule, id: 'r2', orderStatusId: '8' }, rule]);
    await considerTicket(ticket, named, now);
    expect(await changes()).toHaveLength(1);
  });

  it.each(['conflict', 'unknown', 'failed'] as const)(
    'leaves an order alone while an agent has not answered a change of it (%s)',
    async (state) => {
      await rules.write([rule]);
      const its = { accountId: 'a', subject: 'order', id: order.orderId } as const;
      const change = await putChange({ ...its, who: 'agent', ruleId: '', from: '1', to: '3' }, now);
      if (change) await takeStep(change, { ...change, state });
      await considerTicket(ticket, named, now + 1);
      expect(await readChange(its)).toMatchObject({ who: 'agent', state });
    },
  );

  it('sets off no rule on another ticket of the same order, then or later', async () => {
    await rules.write([rule]);
    await considerTicket(ticket, named, now);
    await (await database()).clear('outbox');
    const changed: Match[] = [{ order: { ...order, statusId: '7' }, reasons: named[0]?.reasons ?? [] }];
    const whenInReturns: Rule = {
      ...rule,
      id: 'r2',
      orderStatusId: '8',
      conditions: [{ kind: 'orderStatus', in: ['7'] }],
    };
    await rules.write([whenInReturns]);
    const another = { ...ticket, key: 'host 2' };
    await considerTicket(another, changed, now + 1);
    await considerTicket(another, changed, now + 2 * hour);
    expect(await changes()).toHaveLength(1);
    expect(await listLeftAlone(10)).toMatchObject([{ ruleId: 'r2', about: 'host 2', verdict: 'followed' }]);
  });

  it('pauses itself when it fires more often than it may in an hour, and goes on when it is let', async () => {
    await rules.write([{ ...rule, perHour: 2 }]);
    const see = (id: number, at: number) => considerTicket(...ticketOn(id), at);
    for (const id of [1, 2, 3]) await see(id, now + id);
    expect(await changes()).toHaveLength(2);
    expect(await rules.read()).toMatchObject([{ pausedAt: now + 3 }]);
    expect(await listLeftAlone(10)).toMatchObject([{ about: 'host 3', verdict: 'paused' }]);
    await switchRule({ id: 'r1', isOn: true }, now + 4);
    await see(3, now + 5);
    expect(await changes()).toHaveLength(3);
  });
});

it('never changes more in an hour than it may, however many tickets are opened at once', async () => {
  await rules.write([{ ...rule, perHour: 2 }]);
  await Promise.all([1, 2, 3, 4].map((id) => considerTicket(...ticketOn(id), now)));
  expect(await changes()).toHaveLength(2);
  expect(await rules.read()).toMatchObject([{ pausedAt: now }]);
});

describe('a rule that asks', () => {
  beforeEach(() => rules.write([{ ...rule, isAutomatic: false }]));

  it('changes nothing until the agent wants it, and then once', async () => {
    await considerTicket(ticket, named, now);
    expect(await changes()).toEqual([]);
    expect(await asked()).toMatchObject([{ ...key, changes: [{ to: '7' }] }]);
    const outcomes = await Promise.all([applyAsked(key, now), applyAsked(key, now)]);
    expect(outcomes.toSorted()).toEqual(['applied', 'over']);
    expect(await changes()).toHaveLength(1);
    expect(await asked()).toEqual([]);
  });

  it('is applied from the status that the agent sees, which may be another than when the rule asked', async () => {
    await considerTicket(ticket, named, now);
    await (await database()).put('orders', { ...order, statusId: '5' });
    expect(await applyAsked(key, now)).toBe('applied');
    expect(await changes()).toMatchObject([{ from: '5', to: '7' }]);
  });

  it('says when nothing was applied, because another change has not been decided', async () => {
    await considerTicket(ticket, named, now);
    const its = { accountId: 'a', subject: 'order', id: order.orderId } as const;
    await putChange({ ...its, who: 'agent', ruleId: '', from: '1', to: '3' }, now);
    expect(await applyAsked(key, now)).toBe('busy');
    expect(await asked()).toHaveLength(1);
  });

  it('asks no more where it does not fit any longer, nor where an agent has done it by hand', async () => {
    await considerTicket(ticket, named, now);
    await considerTicket({ ...ticket, kind: { type: 'review', source: 'Responso' } }, named, now + 1);
    expect(await asked()).toEqual([]);
    await considerTicket(ticket, named, now + 2);
    expect(await asked()).toHaveLength(1);
    const byHand: Match[] = [{ order: { ...order, statusId: '7' }, reasons: named[0]?.reasons ?? [] }];
    await considerTicket(ticket, byHand, now + 3);
    await considerTicket(ticket, named, now + 4);
    expect(await asked()).toEqual([]);
    expect(await applyAsked(key, now)).toBe('over');
  });

  it('asks no more where another rule has been applied', async () => {
    await considerTicket(ticket, named, now);
    await rules.write([{ ...rule, id: 'r2' }]);
    await considerTicket(ticket, named, now);
    expect(await changes()).toMatchObject([{ ruleId: 'r2' }]);
    expect(await asked()).toEqual([]);
  });

  it('does not ask again after a no', async () => {
    await considerTicket(ticket, named, now);
    await skipAsked(key, now);
    await considerTicket(ticket, named, now);
    await applyAsked(key, now);
    expect(await asked()).toEqual([]);
    expect(await changes()).toEqual([]);
  });
});

it('says nothing any more of what it could not tell at first, when it turns out not to fit', async () => {
  await rules.write([rule]);
  await considerTicket({ ...ticket, kind: unknownKind }, named, now);
  await considerTicket({ ...ticket, kind: { type: 'review', source: 'Responso' } }, named, now + 1);
  expect(await listLeftAlone(10)).toEqual([]);
});

it('says what it could not tell, and acts once it can be told', async () => {
  await rules.write([rule]);
  await considerTicket({ ...ticket, kind: unknownKind }, named, now);
  expect(await changes()).toEqual([]);
  expect(await listLeftAlone(10)).toMatchObject([{ ...key, unknown: ['ticketType', 'ticketSource'] }]);
  await considerTicket(ticket, named, now + 1);
  expect(await changes()).toHaveLength(1);
  expect(await listLeftAlone(10)).toEqual([]);
});

describe('a return that appears in Base', () => {
  const ofReturns: Rule = {
    ...rule,
    when: 'returnAppeared',
    conditions: [],
    onSince: now - hour,
    returnStatusId: '9',
  };

  it('is acted on once, with no ticket open; older ones are left alone', async () => {
    await rules.write([ofReturns]);
    const db = await database();
    await db.put('returns', returnOf(1, now - 2 * hour));
    await db.put('returns', returnOf(2, now));
    await considerReturns(now);
    await considerReturns(now + 1);
    expect(
      (await changes()).map((line) => [line.subject, line.id, 'to' in line && line.to]).toSorted(),
    ).toEqual([
      ['order', order.orderId, '7'],
      ['return', '2', '9'],
    ]);
  });

  it('after a rule has changed its order is taken for what Base made of that change, and triggers no rule', async () => {
    await rules.write([rule, { ...ofReturns, id: 'r2', orderStatusId: '8' }]);
    await considerTicket(ticket, named, now);
    await (await database()).clear('outbox');
    await (await database()).put('returns', returnOf(2, now + 5_000));
    await considerReturns(now + 60_000);
    await considerReturns(now + 120_000);
    expect(await changes()).toHaveLength(1);
    expect(await listLeftAlone(10)).toMatchObject([{ ruleId: 'r2', about: 'return 2', verdict: 'followed' }]);
  });

  it('only asks where the order was changed long after it appeared, by another browser or by hand', async () => {
    await rules.write([{ ...ofReturns, onSince: 1 }]);
    const db = await database();
    await db.put('returns', returnOf(8, now - 5 * hour));
    await db.put('orders', { ...order, statusSince: now - 5 * hour + 60_000 });
    await considerReturns(now);
    expect(await changes()).toHaveLength(2);
    for (const store of ['activity', 'outbox', 'ledger'] as const) await db.clear(store);
    await db.put('orders', { ...order, statusSince: now - hour });
    await considerReturns(now);
    expect(await changes()).toEqual([]);
    expect((await db.getAll('ledger')).map(({ verdict }) => verdict)).toEqual(['asked']);
  });

  it('waits for its order', async () => {
    await rules.write([ofReturns]);
    const db = await database();
    await db.delete('orders', ['a', order.orderId]);
    await db.put('returns', returnOf(2, now));
    await considerReturns(now);
    expect(await changes()).toEqual([]);
    await db.put('orders', order);
    await considerReturns(now + 1);
    expect(await changes()).toHaveLength(2);
  });

  it.each(['pending', 'sending', 'conflict'] as const)(
    'waits for another change of its order to be decided (%s)',
    async (state) => {
      await rules.write([ofReturns]);
      await (await database()).put('returns', returnOf(2, now));
      const its = { accountId: 'a', subject: 'order', id: order.orderId } as const;
      const other = await putChange({ ...its, who: 'agent', ruleId: '', from: '1', to: '3' }, now);
      const open = other && (await takeStep(other, { ...other, state }));
      await considerReturns(now + 1);
      expect(await changes()).toMatchObject([{ who: 'agent', result: state }]);
      if (open) await takeStep(open, { ...open, state: 'done' });
      await considerReturns(now + 2);
      expect((await changes()).filter(({ who }) => who === 'rule')).toHaveLength(2);
    },
  );

  it('stays in the log where the rule could not tell, or had paused itself', async () => {
    await rules.write([
      { ...ofReturns, conditions: [{ kind: 'orderAge', atMost: 5 }] },
      { ...ofReturns, id: 'r2', pausedAt: now - 1 },
    ]);
    const db = await database();
    await db.put('orders', { ...order, confirmedAt: 0, addedAt: 0 });
    await db.put('returns', returnOf(2, now));
    await considerReturns(now);
    await considerReturns(now + 1);
    expect((await listLeftAlone(10)).map(({ ruleId, verdict }) => [ruleId, verdict]).toSorted()).toEqual([
      ['r1', 'unsure'],
      ['r2', 'paused'],
    ]);
  });

  it('is known to have been looked at without all that was looked at in a year, also by a clock that is behind', async () => {
    await rules.write([{ ...rule, when: 'returnAppeared', conditions: [] }]);
    const day = 24 * hour;
    const db = await database();
    for (const [id, days] of [
      [5, 30],
      [6, 40],
    ] as const) {
      await db.put('returns', returnOf(id, now - days * day));
      const at = now - days * day - hour;
      await db.put('ledger', {
        ...{ ruleId: 'r1', about: `return ${String(id)}`, accountId: 'a', orderId: order.orderId },
        ...{ changes: [], unknown: [], verdict: 'unmet', at },
      });
    }
    expect([...(await listSeen('r1', now - 30 * day))]).toEqual(['return 5']);
    await considerReturns(now);
    expect(await changes()).toEqual([]);
  });

  it('is looked at without its order when that does not come: what needs the order says so', async () => {
    const { conditions, ...onlyReturn } = { ...ofReturns, orderStatusId: '' };
    await rules.write([
      ofReturns,
      { ...onlyReturn, id: 'r2', conditions: [{ kind: 'orderAge', atMost: 5 }] },
      { ...onlyReturn, id: 'r3', conditions },
    ]);
    const db = await database();
    await db.delete('orders', ['a', order.orderId]);
    await db.put('returns', returnOf(2, now));
    await syncProgress.write({ a: { ...noProgress, completedAt: now + hour - 1 } });
    await considerReturns(now + hour);
    expect([await changes(), await listLeftAlone(10)]).toEqual([[], []]);
    await syncProgress.write({ a: { ...noProgress, completedAt: now + hour } });
    await considerReturns(now + hour);
    expect(await changes()).toMatchObject([{ subject: 'return', id: '2', ruleId: 'r3' }]);
    expect((await listLeftAlone(10)).map(({ ruleId, unknown }) => [ruleId, unknown]).toSorted()).toEqual([
      ['r1', ['orderStatus']],
      ['r2', ['orderAge']],
    ]);
  });

  it('is left to the first rule that fits, also when the worker died before the later ones were told', async () => {
    const asking = { ...ofReturns, isAutomatic: false };
    await rules.write([asking]);
    await (await database()).put('returns', returnOf(2, now));
    await considerReturns(now);
    await rules.write([asking, { ...ofReturns, id: 'r2' }]);
    await considerReturns(now + 1);
    expect(await asked()).toMatchObject([{ ruleId: 'r1', about: 'return 2' }]);
    expect(await changes()).toEqual([]);
  });

  it('that does not fit is not looked at again', async () => {
    await rules.write([{ ...ofReturns, conditions: [{ kind: 'orderSource', is: 'shop' }] }]);
    await (await database()).put('returns', returnOf(2, now));
    await considerReturns(now);
    await rules.write([ofReturns]);
    await considerReturns(now + 1);
    expect(await changes()).toEqual([]);
  });
});

describe('in a team', () => {
  const claims: string[] = [];
  const answer = (claim: Claim) =>
    setTeam({
      ...alone,
      claim: ({ about, orderId, verdict }) => {
        claims.push(`${about} ${orderId} ${verdict}`);
        return Promise.resolve(claim);
      },
    });
  beforeEach(() => void claims.splice(0));
  afterEach(() => setTeam(alone));

  it('a rule acts if this browser is the first to say so, and not if another one was', async () => {
    await rules.write([rule]);
    answer('others');
    expect(await considerTicket(ticket, named, now)).toBe(true);
    expect(await changes()).toEqual([]);
    expect(claims).toEqual([`${ticket.key} ${order.orderId} applied`]);
    answer('mine');
    expect(await considerTicket(ticket, named, now)).toBe(true);
    expect(await changes()).toMatchObject([{ ruleId: 'r1', to: '7' }]);
  });

  it('it waits while nobody can say who acts, and an agent need not', async () => {
    await rules.write([rule]);
    answer('unknown');
    expect(await considerTicket(ticket, named, now)).toBe(false);
    expect(await changes()).toEqual([]);
    await rules.write([{ ...rule, isAutomatic: false }]);
    await considerTicket(ticket, named, now);
    expect(await asked()).toHaveLength(1);
    expect(await applyAsked(key, now)).toBe('applied');
    expect(await changes()).toHaveLength(1);
  });

  it('the others hear later what an agent’s answer has applied without the server', async () => {
    await rules.write([{ ...rule, isAutomatic: false }]);
    await considerTicket(ticket, named, now);
    answer('unknown');
    const db = await database();
    setSharedAccounts([key.accountId]);
    await applyAsked(key, now);
    setSharedAccounts([]);
    expect((await db.getAll('teamUnsent')).map((unsent) => [unsent.kind, ...unsent.key])).toContainEqual([
      'ledger',
      key.accountId,
      key.about,
      key.orderId,
    ]);
  });

  it('what another member has applied is not applied again by an agent’s answer', async () => {
    await rules.write([{ ...rule, isAutomatic: false }]);
    await considerTicket(ticket, named, now);
    answer('others');
    expect(await applyAsked(key, now)).toBe('over');
    expect(await changes()).toEqual([]);
    expect(await asked()).toEqual([]);
  });

  it('a rule that has paused itself claims nothing', async () => {
    await rules.write([{ ...rule, pausedAt: now }]);
    answer('mine');
    await considerTicket(ticket, named, now);
    expect(claims).toEqual([]);
  });
});

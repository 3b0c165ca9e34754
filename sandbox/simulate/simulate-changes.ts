import { isOpen, nameOf, type StatusChange, type Subject } from '../../lib/model/status-change';
import { askForAccount } from '../../lib/background/base-api/ask-for-account';
import { takePlace } from '../../lib/background/base-api/budget';
import { closeDatabase, database } from '../../lib/background/storage/db';
import {
  cancelChange,
  confirmAgain,
  listChanges,
  putChange,
  undoChange,
} from '../../lib/background/status-changes/outbox';
import { settleChange } from '../../lib/background/status-changes/settle-change';
import type { OutboxWorld } from '../../lib/background/status-changes/outbox-world';
import { fingerprintOf } from '../../lib/background/storage/vault';
import { parseParameters } from '../base-api/parameters.ts';
import { generateShop } from '../shop/generate-shop.ts';
import { createRandom, type Random } from '../shop/random.ts';
import { beginLife, Life } from './life.ts';
import { openSetting } from './setting.ts';
import { judge, type Confirmation, type Ended, type Verdict } from './judge-changes.ts';

const minute = 60_000;
const setMethods = new Set(['setOrderStatus', 'setOrderReturnStatus']);

export interface ChangesOutcome extends Verdict {
  changes: number;
  sent: number;
  faults: number;
  kills: number;
}

/**
 * Simulates an agent who changes, confirms, cancels and undoes statuses of orders and returns. The worker dies at any
 * await, the network loses and delays requests, and people in Base change the same orders. Runs the real outbox against
 * the stand-in and judges what was sent to Base.
 *
 * @param seed the same seed gives the same run
 */
export async function simulateChanges(seed: number): Promise<ChangesOutcome> {
  const random = createRandom(seed);
  const start = Date.UTC(2026, 10, 23, 8);
  const shop = generateShop({ seed, orders: 60, tickets: 0, now: start / 1000 });
  const shops = [{ shop, journal: true }];
  const setting = await openSetting({ shops, start, interval: 5 * minute, random });
  const { api, clock, network } = setting;
  const [seat] = setting.seats;
  if (!seat) throw new Error('No account is connected');
  const { account, accountId, token } = seat;
  const fingerprint = await fingerprintOf(token);
  const subjects = pickSubjects();
  const confirmations: Confirmation[] = [];
  const ended = new Map<string, Ended>();
  let kills = 0;
  let isCalm = false;
  let life = new Life(Infinity, () => true);

  const world: OutboxWorld = {
    ask: async (...question) => {
      const place = () => takePlace(fingerprint, 'interactive', 60, clock.now());
      for (let wait = await place(); wait > 0; wait = await place()) await letPass(wait);
      return askForAccount(...question);
    },
    now: clock.now,
  };

  loseSome();
  network.mood.faults.set(token, random.pick([0, 0.05, 0.3]));
  try {
    for (let turn = 0; turn < 12; turn += 1) {
      if (random.chance(0.5)) planMeddling();
      if (random.chance(0.08)) spendToken();
      await inLife(takeTurn);
      await inLife(settleAll);
      await clock.pass(random.integer(0, random.pick([1_000, 20_000, 2 * minute])));
    }
    isCalm = true;
    network.mood.faults.clear();
    for (let hour = 0; hour < 60; hour += 1) {
      await inLife(settleAll);
      await clock.pass(minute);
    }
    beginLife(undefined);
    const left = await listChanges();
    for (const change of left) note(change);
    const calls = [
      ...account.statusCalls.map(({ orderId, ...call }) => ({ ...call, name: named('order', orderId) })),
      ...account.returnStatusCalls.map(({ returnId, ...call }) => ({
        ...call,
        name: named('return', returnId),
      })),
    ];
    const log = await (await database()).getAll('activity');
    const verdict = judge({ confirmations, calls, ended: [...ended.values()], log });
    return {
      ...verdict,
      changes: confirmations.length,
      sent: calls.length,
      faults: network.faultsMet(),
      kills,
    };
  } finally {
    setting.close();
  }

  /** Runs a worker until the work is done or it dies. It may die at any await. */
  async function inLife(work: () => Promise<void>): Promise<void> {
    void closeDatabase();
    const awaits = random.integer(1, random.pick([20, 60, 200]));
    life = new Life(isCalm || random.chance(0.3) ? Infinity : awaits, () => true);
    network.mood.life = life;
    beginLife(life);
    await clock.live([work], life);
    if (!life.isOver) return;
    kills += 1;
    await clock.pass(random.integer(0, random.pick([100, 5_000, minute])));
  }

  async function letPass(duration: number): Promise<void> {
    await life.settle();
    await clock.wait(duration);
  }

  /** Does what the worker does when it starts: settles the open changes. */
  async function settleAll(): Promise<void> {
    const changes = await listChanges();
    for (const change of changes) note(change);
    for (const change of changes.filter(isOpen)) {
      const again = await settleChange(world, change);
      const wait = (again ?? 0) - clock.now();
      if (wait > 0 && wait < 20_000) {
        await letPass(wait);
        await settleChange(world, change);
      }
    }
    for (const change of await listChanges()) note(change);
  }

  /** Does the agent's next action: on a change that has ended or that asks, or on another order. */
  async function takeTurn(): Promise<void> {
    const subject = random.pick(subjects);
    const change = (await listChanges()).find((one) => nameOf(one) === nameOf(subject));
    if (change) note(change);
    if (!change || (change.state === 'done' && random.chance(0.7))) {
      // Sometimes the panel shows another status than Base.
      const from = random.chance(0.85) ? statusNow(subject) : otherStatus(subject, random);
      const to = otherStatus(subject, random);
      const kept = await confirm(subject, to, () =>
        putChange({ ...subject, who: 'agent', ruleId: '', from, to }, clock.now()),
      );
      if (kept) note(kept);
    } else if (change.state === 'done') {
      await confirm(subject, change.from, () => undoChange(change, clock.now()));
    } else if (!isOpen(change) && random.chance(0.6)) {
      const from = change.found || change.from;
      await confirm(subject, change.to, () => confirmAgain({ ...change, from }), change.changeId);
    } else {
      await cancelChange(change);
      // A change that is being sent cannot be cancelled.
      const isThere = (await listChanges()).some(({ changeId }) => changeId === change.changeId);
      if (!isThere) confirmations.findLast(({ name }) => name === nameOf(subject))?.giveUp(clock.at);
    }
  }

  /** Confirms a change. Every confirmation counts, even if the worker dies before it answers. */
  async function confirm(
    subject: Subject,
    to: string,
    put: () => Promise<StatusChange | undefined>,
    changeId = '',
  ) {
    const confirmation = { ...makeConfirmation(subject, to), changeId };
    confirmations.push(confirmation);
    const kept = await put();
    // Another change is on its way, so this one was not accepted.
    if (kept?.to !== to) confirmations.splice(confirmations.indexOf(confirmation), 1);
    else confirmation.changeId = kept.changeId;
    return kept;
  }

  function makeConfirmation(subject: Subject, to: string): Confirmation {
    return {
      name: nameOf(subject),
      to: Number(to),
      at: clock.at,
      changeId: '',
      wasThere: statusNow(subject) === to,
      givenUpAt: Infinity,
      giveUp(at) {
        this.givenUpAt = at;
      },
    };
  }

  function note(change: StatusChange): void {
    const isHeard = confirmations.some(({ changeId }) => changeId === change.changeId);
    const unheard = confirmations.findLast(
      ({ changeId, name, to }) => changeId === '' && name === nameOf(change) && String(to) === change.to,
    );
    // The worker died after it had saved the change and before it answered.
    if (!isHeard && unheard) unheard.changeId = change.changeId;
    const key = `${change.changeId} ${String(change.settledAt)}`;
    if (isOpen(change) || ended.has(key)) return;
    const confirmation = confirmations.findLast(({ changeId }) => changeId === change.changeId);
    ended.set(key, { change, confirmation });
  }

  /** Plans a change by a person in Base, who does not know of Sidecar. */
  function planMeddling(): void {
    const subject = random.pick(subjects);
    clock.plan(clock.at + random.integer(0, random.pick([300, 1_500, 20_000])), () => {
      const status = Number(otherStatus(subject, random));
      if (subject.subject === 'order') account.setOrderStatus(Number(subject.id), status);
      else account.setReturnStatus(Number(subject.id), status);
      for (const confirmation of confirmations)
        if (confirmation.name === nameOf(subject) && confirmation.to === status) confirmation.wasThere = true;
    });
  }

  function spendToken(): void {
    for (let call = 0; call <= 100; call += 1) api.answer(token, 'getOrderStatusList', {});
  }

  /** Makes some changes reach Base seconds after their connection is lost. */
  function loseSome(): void {
    const fetch = globalThis.fetch;
    globalThis.fetch = async (url, init) => {
      const form = init?.body instanceof URLSearchParams ? init.body : new URLSearchParams();
      const method = form.get('method') ?? '';
      const isLate = setMethods.has(method) && !isCalm && random.chance(0.15);
      if (!isLate) return fetch(url, init);
      const parameters = parseParameters(form.get('parameters') ?? '');
      clock.plan(clock.at + random.integer(0, 9_000), () => {
        api.answer(token, method, parameters);
      });
      throw new TypeError('fetch failed');
    };
  }

  function pickSubjects(): [Subject, ...Subject[]] {
    const orders = shop.orders.slice(-3).map(({ order_id }) => subjectOf('order', order_id));
    const returns = shop.returns.slice(0, 2).map(({ return_id }) => subjectOf('return', return_id));
    const [first, ...others] = [...orders, ...returns];
    if (!first) throw new Error('The shop has no orders');
    return [first, ...others];
  }

  function subjectOf(subject: Subject['subject'], id: number | string): Subject {
    return { accountId, subject, id: String(id) };
  }

  function named(subject: Subject['subject'], id: number): string {
    return nameOf(subjectOf(subject, id));
  }

  function statusNow({ subject, id }: Subject): string {
    return subject === 'order'
      ? String(account.findOrder(Number(id))?.order_status_id)
      : String(account.findReturn(Number(id))?.status_id);
  }

  function otherStatus({ subject }: Subject, from: Random): string {
    const list = subject === 'order' ? shop.statuses : shop.returnStatuses;
    return String(list[from.integer(0, Math.min(list.length, 5) - 1)]?.id);
  }
}

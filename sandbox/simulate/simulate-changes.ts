import { isOpen, nameOf, type Change } from '../../lib/model/change';
import { askForAccount } from '../../lib/background/base-api/ask-for-account';
import { takePlace } from '../../lib/background/base-api/budget';
import { closeDatabase, database } from '../../lib/background/storage/db';
import { cancelChange, listChanges, type Target } from '../../lib/background/changes/outbox';
import { settleChange } from '../../lib/background/changes/settle-change';
import type { OutboxWorld } from '../../lib/background/changes/outbox-world';
import { fingerprintOf } from '../../lib/background/storage/vault';
import { parseParameters } from '../base-api/parameters.ts';
import { generateShop } from '../shop/generate-shop.ts';
import { createRandom } from '../shop/random.ts';
import { beginLife, Life } from './life.ts';
import { openSetting } from './setting.ts';
import { workOnEdits } from './edit-work.ts';
import { workOnStatuses } from './status-work.ts';
import { stateOf, type Wish } from './work.ts';
import { judge, type Confirmation, type Ended, type Verdict } from './judge-changes.ts';

const minute = 60_000;
const setMethods = new Set(['setOrderStatus', 'setOrderReturnStatus', 'setOrderFields']);

/** What the agent does. */
export const works = { status: workOnStatuses, edits: workOnEdits };
export type WorkName = keyof typeof works;

export interface ChangesOutcome extends Verdict {
  changes: number;
  sent: number;
  faults: number;
  kills: number;
}

/**
 * Simulates an agent who changes orders: begins changes, confirms, cancels and undoes them. The worker dies at any
 * await, the network loses and delays requests, and people in Base change the same orders. Runs the real outbox against
 * the stand-in and judges what was sent to Base.
 *
 * @param seed the same seed gives the same run
 * @param kind what the agent changes
 */
export async function simulateChanges(seed: number, kind: WorkName): Promise<ChangesOutcome> {
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
  const work = works[kind]({ accountId, account, shop, random, now: () => clock.at });
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
    const calls = work.calls();
    const log = await (await database()).getAll('activity');
    const verdict = judge({ confirmations, calls, ended: [...ended.values()], log });
    return {
      ...verdict,
      lost: [...verdict.lost, ...work.faults()],
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
    const target = random.pick(work.targets);
    const change = (await listChanges()).find((one) => nameOf(one) === nameOf(target));
    if (change) note(change);
    if (!change || (change.state === 'done' && random.chance(0.7))) {
      const kept = await confirm(target, work.begin(target));
      if (kept) note(kept);
    } else if (change.state === 'done') {
      await confirm(target, work.undo(change));
    } else if (!isOpen(change) && random.chance(0.6)) {
      await confirm(target, work.again(change), change.changeId);
    } else {
      await cancelChange(change);
      // A change that is being sent cannot be cancelled.
      const isThere = (await listChanges()).some(({ changeId }) => changeId === change.changeId);
      if (!isThere) confirmations.findLast(({ name }) => name === nameOf(target))?.giveUp(clock.at);
    }
  }

  /** Confirms a change. Every confirmation counts, even if the worker dies before it answers. */
  async function confirm(target: Target, wish: Wish | undefined, changeId = '') {
    if (!wish) return undefined;
    const confirmation = { ...makeConfirmation(target, wish.to), changeId };
    confirmations.push(confirmation);
    const kept = await wish.put();
    // Another change is on its way, so this one was not accepted.
    if (!kept || stateOf(kept.to) !== wish.to) confirmations.splice(confirmations.indexOf(confirmation), 1);
    else confirmation.changeId = kept.changeId;
    return kept;
  }

  function makeConfirmation(target: Target, to: string): Confirmation {
    return {
      name: nameOf(target),
      to,
      at: clock.at,
      changeId: '',
      wasThere: work.has(target, to),
      givenUpAt: Infinity,
      giveUp(at) {
        this.givenUpAt = at;
      },
    };
  }

  function note(change: Change): void {
    const isHeard = confirmations.some(({ changeId }) => changeId === change.changeId);
    const unheard = confirmations.findLast(
      ({ changeId, name, to }) => changeId === '' && name === nameOf(change) && to === stateOf(change.to),
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
    const target = random.pick(work.targets);
    clock.plan(clock.at + random.integer(0, random.pick([300, 1_500, 20_000])), () => {
      work.meddle(target);
      for (const confirmation of confirmations)
        if (confirmation.name === nameOf(target) && work.has(target, confirmation.to))
          confirmation.wasThere = true;
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
}

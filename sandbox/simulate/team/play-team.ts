import { createBaseApi } from '../../base-api/create-base-api.ts';
import { generateShop } from '../../shop/generate-shop.ts';
import { createRandom } from '../../shop/random.ts';
import type { Order, Shop } from '../../shop/shop.ts';
import { freePort } from '../../team/start-nats.ts';
import { makeHistory } from '../history.ts';
import { createAgents, type Deeds } from './agents.ts';
import { bundleMember, type LoadMember } from './bundle-member.ts';
import { judgeTeam, type Verdict } from './judge-team.ts';
import { Machine, type World } from './machine.ts';
import { Member } from './member.ts';
import { Servers } from './servers.ts';
import { SimulatedTime } from './simulated-time.ts';
import { planActs, type TeamScenario } from './team-scenario.ts';
import { planTrouble, type Troubles } from './trouble.ts';
import { unrest } from './unrest.ts';

const minute = 60_000;
const hour = 60 * minute;
/** How long the traffic at rest is measured (ms): less than from one cycle of the sync to the next. */
const resting = 3 * minute;
const start = Date.UTC(2026, 10, 23, 12);
const token = 'a-token-of-SIMULATION';
/** Requests a minute that a user allows without settings of their own. */
const perMinute = 60;
/** How many changes are timed at the end. */
const timed = 12;
/** A change that is not everywhere after this is reported, and waited for (ms). */
const soon = 10_000;
/** A change that somebody has not heard of after this is lost (ms). */
const latest = 5 * minute;
/** In the calm time everything is the same everywhere after this at the latest (ms). */
const longestCalm = 45 * minute;

export interface Outcome extends Verdict, Troubles {
  members: number;
  /** When things began to happen: when all had joined, Unix ms. */
  begunAt: number;
  /** Requests to Base until the calm time. */
  requests: number;
  overBudget: number;
  blocks: number;
  /** How long it took until a change was everywhere (ms of the computer). */
  delays: number[];
  /** Bytes between the members and the server. */
  bytes: number;
  /** Bytes between one member and the server in an hour in which nobody does anything and nothing happens. */
  bytesAtRest: number;
  /** The most memory of a server (bytes). */
  memory: number;
  /** How long it took until a member who joined had everything (ms of the computer). */
  joining: number[];
}

let loading: Promise<LoadMember> | undefined;

/**
 * Runs the real code of a team's members, on a real server, in one scenario.
 *
 * @param alone one browser does it, without a team; things begin to happen then (Unix ms)
 */
export async function playTeam(scenario: TeamScenario, alone?: number): Promise<Outcome> {
  const isAlone = alone !== undefined;
  const random = createRandom(scenario.seed + 1_000_003);
  const traffic = { sent: 0, received: 0 };
  const servers = isAlone ? undefined : await Servers.start(scenario.servers, () => time);
  let trouble: ReturnType<typeof planTrouble> | undefined;
  const time: SimulatedTime = new SimulatedTime(start, async () => {
    const { events } = unrest;
    await trouble?.settle();
    await servers?.settle();
    for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
    return unrest.events === events && unrest.underway === 0;
  });
  const shop = makeShop(scenario);
  const api = createBaseApi({ accounts: [{ token, shop, journal: true }], now: () => time.now });
  const account = api.account(token);
  const nowhere = `ws://127.0.0.1:${await freePort()}/`;
  const world = makeWorld();
  const load = await (loading ??= bundleMember(Object.keys(new Machine(world, 0).life.globals())));
  const packages = servers ? { '@nats-io/kv': { Kvm: servers.memberKvm() } } : {};
  const members: Member[] = [];
  const founder = admit();
  let accountId = '';
  const statuses = shop.statuses.map(({ id }) => String(id));
  const [ruleStatus = '', ...others] = statuses.toReversed();
  const deeds: Deeds = { links: new Map(), changes: [], ruled: new Set() };
  const joining: number[] = [];
  try {
    await begin();
    const begunAt = alone ?? time.now;
    await time.passUntil(begunAt);
    const end = begunAt + scenario.duration;
    planWork(begunAt, end);
    if (servers) trouble = planTrouble({ scenario, time, random, servers, members, end });
    await time.passUntil(end);
    const requests = api.requests(token).length;
    if (isAlone) return sum(begunAt, requests, { lost: [], twice: [], ruledTwice: [], ruled: 0 }, []);
    await trouble?.mend();
    await becomeCalm();
    const verdict = await judgeTeam({ members, account, accountId, deeds, ruleStatus, now: time.now });
    const delays = await timeChanges(verdict);
    return { ...sum(begunAt, requests, verdict, delays), bytesAtRest: await measureRest() };
  } finally {
    for (const { machine } of members) machine.life.kill();
    await servers?.close();
  }

  function makeWorld(): World {
    return {
      time,
      traffic,
      random: () => random.randomizer.next(),
      ask: async ({ body, headers }) => {
        const sent = { method: 'POST', body: body ?? null, headers: headers ?? {} };
        return api.app.request('/connector.php', sent);
      },
      wayToBase: () => {
        if (random.chance(scenario.losses)) return undefined;
        return { there: random.integer(10, 400), back: random.integer(10, 1_200) };
      },
      nowhere,
      route: () => servers?.route(),
    };
  }

  function admit(): Member {
    const wrong = scenario.clocksWrongBy;
    const isWrong = wrong > 0 && random.chance(0.3);
    const offset = isWrong ? random.integer(-wrong, wrong) : 0;
    const member = new Member({ world, name: `Member ${members.length}`, offset, load, packages });
    members.push(member);
    return member;
  }

  /** One connects the account, makes a rule and the team; the others join while it syncs. */
  async function begin(): Promise<void> {
    const { code } = founder;
    ({ id: accountId } = await time.passWhile(
      code.connectAccount({ token, name: 'Shop', showLabels: true }),
    ));
    void code.syncAllAccounts();
    const now = founder.machine.life.now();
    await time.passWhile(
      code.saveRule(
        {
          ...{ id: 'rule', name: 'Rule', accountId, onSince: 0, isAutomatic: true, isNumberEnough: false },
          ...{ when: 'ticketOpened', conditions: [], orderStatusId: ruleStatus, returnStatusId: '' },
          ...{ perHour: 500, pausedAt: 0 },
        },
        now,
      ),
    );
    await time.passWhile(code.switchRule({ id: 'rule', isOn: true }, now));
    if (isAlone) return;
    const names = { teamName: 'Shop', memberName: founder.name };
    // Each connection is led to a server that runs.
    await time.passWhile(code.makeTeam({ server: 'ws://127.0.0.1:1', access: { kind: 'open' }, ...names }));
    const invite = await code.readOwnInvite();
    while (members.length < scenario.members) {
      const member = admit();
      const began = performance.now();
      await time.passWhile(member.code.joinTeam({ invite, memberName: member.name }));
      joining.push(performance.now() - began);
    }
  }

  function planWork(begunAt: number, end: number): void {
    const clock = {
      get at() {
        return time.now;
      },
      plan: (at: number, happen: () => void) => void time.plan(at, happen),
    };
    // The same for a team and for one browser.
    makeHistory({ account, random: createRandom(scenario.seed + 7), clock }, end);
    const [first = '', ...more] = others;
    const agents = createAgents({
      time,
      random,
      members,
      accountId: () => accountId,
      statuses: [first, ...more],
      deeds,
    });
    const orderIds = shop.orders.map(({ order_id }) => String(order_id));
    for (const act of planActs(scenario, begunAt, orderIds, createRandom(scenario.seed + 11)))
      time.plan(act.at, () => agents.act(act));
  }

  /** Lets time pass until a whole cycle has brought what is new, and everybody has sent everything. */
  async function becomeCalm(): Promise<void> {
    const began = time.now;
    const isCalm = async () => {
      for (const { code, machine } of members) {
        const db = await code.database();
        const state = await db.get('cursors', accountId);
        const isSynced = state && !state.isBusy && state.cycleAt - machine.offset > began;
        if (!isSynced || (await db.count('teamUnsent')) > 0) return false;
        const changes = await db.getAll('outbox');
        if (changes.some(({ state: each }) => each === 'pending' || each === 'sending')) return false;
      }
      return true;
    };
    do await time.passUntil(time.now + minute);
    while (time.isSlow);
    while (time.now < began + longestCalm && !(await time.passWhile(isCalm())))
      await time.passUntil(time.now + minute);
  }

  /** Measures how long it takes from a change until all others are told. */
  async function timeChanges(verdict: Verdict): Promise<number[]> {
    const agents = createAgents({ time, random, members, accountId: () => accountId, statuses: [''], deeds });
    const orderIds = shop.orders.map(({ order_id }) => String(order_id));
    const delays: number[] = [];
    for (let index = 0; index < timed; index += 1) {
      const member = members[random.integer(0, members.length - 1)] ?? founder;
      const told = new Map<Member, number>();
      for (const other of members) {
        let links: unknown;
        other.machine.life.onTold = (changes) => {
          const now = typeof changes === 'object' && changes !== null && 'links' in changes && changes.links;
          if (links !== undefined && links === now) return;
          links = now;
          told.set(other, performance.now());
        };
      }
      const began = performance.now();
      await time.passWhile(agents.link(member, orderIds[index] ?? ''));
      const changedAt = time.now;
      await time.passUntil(time.now + 1);
      while (time.now < changedAt + soon && told.size < members.length) await time.passUntil(time.now + 100);
      for (const other of members)
        if (!told.has(other))
          console.log(`${other.name} is late: ${await time.passWhile(describeStanding(other))}`);
      while (time.now < changedAt + latest && told.size < members.length)
        await time.passUntil(time.now + 1_000);
      for (const other of members)
        if (!told.has(other)) verdict.lost.push(`${other.name}: was not told of a link of ${member.name}`);
      delays.push(Math.max(...told.values()) - began);
    }
    return delays;
  }

  /** Where a member stands, for the report of one that has not heard of a change. */
  async function describeStanding({ code, machine }: Member): Promise<string> {
    const session = code.presentSession()?.session;
    const received = await (await code.database()).get('teamReceived', 'position');
    const state = await session?.manager.streams.info(session.layout.stream).catch(String);
    const standing = { asleep: machine.life.isAsleep, over: machine.life.isOver, cut: machine.isCut };
    return JSON.stringify({ ...standing, connected: !session?.connection.isClosed(), received, state });
  }

  /** Bytes between one member and the server in an hour at rest. */
  async function measureRest(): Promise<number> {
    const before = traffic.sent + traffic.received;
    await time.passUntil(time.now + resting);
    return ((traffic.sent + traffic.received - before) / members.length) * (hour / resting);
  }

  function sum(begunAt: number, requests: number, verdict: Verdict, delays: number[]): Outcome {
    const arrivals = api.requests(token).map(({ at }) => at);
    return {
      ...verdict,
      ...(trouble?.count ?? { kills: 0, sleeps: 0, cuts: 0, outages: 0 }),
      ...{ begunAt, members: members.length, requests, delays, joining },
      overBudget: arrivals.filter((at, index) => at - (arrivals[index - perMinute] ?? -Infinity) < minute)
        .length,
      blocks: api.blocks(token).length,
      bytes: traffic.sent + traffic.received,
      bytesAtRest: 0,
      memory: servers?.noteMemory() ?? 0,
    };
  }
}

function makeShop({ seed, orders }: TeamScenario): Shop {
  const shop = generateShop({ seed, orders, tickets: 0, now: start / 1000 });
  return { ...shop, orders: shop.orders.map(slim) };
}

/** Keeps only the fields that are compared. With all fields, a run takes much longer. */
function slim(order: Order): Order {
  const { order_id, order_status_id, confirmed, date_add, date_confirmed, date_in_status, email } = order;
  return { order_id, order_status_id, confirmed, date_add, date_confirmed, date_in_status, email };
}

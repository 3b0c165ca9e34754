import type { Random } from '../../shop/random.ts';
import type { Member } from './member.ts';
import type { SimulatedTime } from './simulated-time.ts';
import type { Act } from './team-scenario.ts';

const second = 1_000;
/** What the background looks at again while a ticket is open (ms). */
const lookAgain = 3 * second;

/** What agents have done for certain, to be found everywhere at the end. */
export interface Deeds {
  /** `ticket order` → whether it is linked in the end; undefined: the browser died while it was written. */
  links: Map<string, boolean | undefined>;
  /** The changes of status that were confirmed. */
  changes: { orderId: string; to: string }[];
  /** The orders on which a rule was to act. */
  ruled: Set<string>;
}

interface Wish {
  time: SimulatedTime;
  random: Random;
  members: readonly Member[];
  accountId: () => string;
  statuses: [string, ...string[]];
  deeds: Deeds;
}

/** Agents who work with the real code of their browsers. */
export function createAgents({ time, random, members, accountId, statuses, deeds }: Wish) {
  /** The member that was asked for, or the next one that is there. */
  function find(who: number): Member | undefined {
    const order = [...members.slice(who % members.length), ...members.slice(0, who % members.length)];
    return order.find(({ isThere }) => isThere);
  }

  const isWith = (member: Member, code: Member['code']) => member.isThere && member.code === code;

  async function read({ code }: Member, orderId: string) {
    return (await code.database()).get('orders', [accountId(), orderId]);
  }

  async function look(member: Member, { orderId }: Act): Promise<void> {
    const order = await read(member, orderId);
    if (order) await member.code.refreshOrders([order]);
  }

  async function link(member: Member, { orderId }: Act, isLinked: boolean): Promise<void> {
    const name = linkName(orderId);
    deeds.links.set(name, undefined);
    const place = { key: ticketOf(orderId), visit: '' };
    await member.code.judgeOrder(place, 1, { accountId: accountId(), orderId }, isLinked ? 'linked' : null);
    deeds.links.set(name, isLinked);
  }

  async function takeBack(member: Member, act: Act): Promise<void> {
    await link(member, act, true);
    await member.machine.life.wait(20 * second);
    await link(member, act, false);
  }

  async function change(member: Member, { orderId }: Act, to = random.pick(statuses)): Promise<void> {
    const order = await read(member, orderId);
    if (!order || order.statusId === to) return;
    const wish = { accountId: accountId(), subject: 'order' as const, id: orderId, from: order.statusId, to };
    await member.code.changeByAgent(wish);
    deeds.changes.push({ orderId, to });
  }

  async function clash(member: Member, act: Act): Promise<void> {
    const other = find(members.indexOf(member) + 1);
    const [one, another] = [statuses[0], statuses[1] ?? statuses[0]];
    await Promise.all([change(member, act, one), other && other !== member && change(other, act, another)]);
  }

  /** Has a ticket open that names the order and its buyer. */
  async function watch(member: Member, { orderId }: Act, duration: number): Promise<void> {
    const { code } = member;
    const { life } = member.machine;
    const end = time.now + duration;
    const openedAt = life.now();
    while (time.now < end && isWith(member, code)) {
      const order = await read(member, orderId);
      if (order && order.email !== '') {
        const { email } = order;
        const reasons = [
          { kind: 'order' as const, written: orderId },
          { kind: 'email' as const, written: email },
        ];
        deeds.ruled.add(orderId);
        await code.considerTicket(
          {
            ...{ key: ticketOf(orderId), visit: 'v', text: 'Ticket', changedAt: openedAt },
            kind: { type: 'return', source: 'Responso' },
          },
          {
            matches: [{ order, reasons, returns: [] }],
            namedReturns: [],
            identity: [{ kind: 'email', value: email, written: email }],
          },
          life.now(),
        );
      }
      await life.wait(lookAgain);
    }
  }

  async function ticket(member: Member, act: Act): Promise<void> {
    const first = members.indexOf(member);
    const duration = random.integer(20, 120) * second;
    const others = Array.from({ length: act.watchers - 1 }, (_, index) => find(first + 1 + index));
    const watchers = new Set([member, ...others.filter((other) => other !== undefined)]);
    await Promise.all([...watchers].map((watcher) => watch(watcher, act, duration)));
  }

  return {
    /** Does it, as far as the member lives. */
    act: (act: Act): void => {
      const member = find(act.who);
      if (!member) return;
      const does = {
        ...{ look, takeBack, clash, ticket },
        link: (who: Member, what: Act) => link(who, what, true),
        change: (who: Member, what: Act) => change(who, what),
      };
      does[act.kind](member, act).catch(() => undefined);
    },
    link: (member: Member, orderId: string) =>
      link(member, { orderId, at: 0, who: 0, kind: 'link', watchers: 1 }, true),
  };
}

function ticketOf(orderId: string): string {
  return `app.responso.com ${orderId}`;
}

function linkName(orderId: string): string {
  return `${ticketOf(orderId)} ${orderId}`;
}

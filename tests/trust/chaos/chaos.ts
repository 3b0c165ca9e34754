import type { KeptOrder } from '../../../lib/model/order';
import { nameOf } from '../../../lib/model/change';
import type { FaultKind } from '../../../sandbox/base-api/faults.ts';
import type { Page } from '../../../sandbox/browser/page.ts';
import type { Random } from '../../../sandbox/shop/random.ts';
import { archiveOld, happenOnce } from '../../../sandbox/simulate/history.ts';
import type { Confirmation } from '../../../sandbox/simulate/judge-changes.ts';
import { responsoUrl, token } from '../../../sandbox/start.ts';
import { openTicket, type World } from '../../e2e/world.ts';
import { readKept } from './kept-records.ts';
import { clockKey } from './shiftable-clock.ts';
import type { SmallDisk } from './small-disk.ts';

/** The API of the extension's pages. */
declare const chrome: {
  runtime: {
    sendMessage: (
      message: object,
    ) => Promise<{ res?: { ok: boolean; value?: { changeId: string; to: string } } } | null>;
    getManifest: () => { host_permissions: string[] };
  };
  storage: { local: { set: (items: object) => Promise<void> } };
  windows: { create: (how: { url: string }) => Promise<unknown> };
  /** The API of Chromium's own extensions page. */
  developerPrivate: {
    updateExtensionConfiguration: (change: { extensionId: string; hostAccess: string }) => Promise<void>;
    addHostPermission: (extensionId: string, host: string) => Promise<void>;
  };
};

interface Wish {
  world: World;
  accountId: string;
  random: Random;
  disk: SmallDisk | undefined;
}

/** In ms. */
const hour = 3_600_000;
const day = 24 * hour;

const faultKinds: [FaultKind, ...FaultKind[]] = [
  ...(['http500', 'html502', 'half', 'reset', 'invalidJson'] as const),
  ...(['wrongShape', 'wrongRecords', 'slow', 'hang', 'stall'] as const),
];

/**
 * Lets things happen to a browser with the extension and to the shop, by chance.
 *
 * @param accountId the connected account
 * @param disk where the browser's profile is; undefined if it cannot be filled
 */
export function makeChaos({ world, accountId, random, disk }: Wish) {
  const { base, proxy } = world.sandbox;
  const account = base.account(token);
  /** The orders whose status the agent changes. */
  const mine = world.shop.orders.slice(0, 6).map(({ order_id }) => Number(order_id));
  /** Tickets that surely belong to one order: a rule acts on them by itself. */
  const tickets = world.shop.tickets.filter(
    ({ truth }) => truth.by === 'number' && truth.orderIds.length === 1,
  );
  for (const ticket of tickets) {
    const order = world.shop.orders.find(({ order_id }) => Number(order_id) === ticket.truth.orderIds[0]);
    if (order?.email) ticket.requester = { ...ticket.requester, email: order.email };
  }
  const confirmations: Confirmation[] = [];
  /** The status that the rule sets, and the others, which the agent sets. */
  const [ruleStatus = 0, ...agentStatuses] = account.shop.statuses.map(({ id }) => id);
  /** Ids of orders that were kept at some time. Those that Base has not deleted must be there at the end. */
  const once = new Set<string>();
  const archived = new Set<string>();
  /** Uncaught errors of browsers that were killed. */
  const uncaught: string[] = [];
  const counts = { faults: 0, kills: 0 };
  let isOffline = false;
  let hasAccess = true;
  let options: Page | undefined;
  let helpdesk: Page | undefined;

  const nameOfOrder = (id: number) => nameOf({ accountId, subject: 'order', id: String(id) });
  const statusOf = (id: number) => Number(account.findOrder(id)?.order_status_id);
  const optionsPage = async () => (options ??= await world.session.openExtensionPage('options.html'));

  /** None while the disk is full: the browser cannot even open the database then. */
  async function readOrders(): Promise<KeptOrder[]> {
    return readKept(await optionsPage()).then(
      ({ orders }) => orders,
      () => [],
    );
  }

  async function setClock(ahead: number): Promise<void> {
    const page = await optionsPage();
    await page.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), clockKey, ahead);
  }

  /** With Chromium's own switch: an extension cannot give away the hosts that it requires. */
  async function setAccess(isGiven: boolean): Promise<void> {
    hasAccess = isGiven;
    const page = await world.session.openPage('chrome://extensions/');
    const own = await optionsPage();
    await page.evaluate(
      async (extensionId, given, hosts) => {
        if (!given)
          await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' });
        else for (const host of hosts) await chrome.developerPrivate.addHostPermission(extensionId, host);
      },
      new URL(world.session.extensionUrl).hostname,
      isGiven,
      await own.evaluate(() => chrome.runtime.getManifest().host_permissions),
    );
    await page.close();
  }

  const happenings = {
    stopWorker: async () => {
      counts.kills += 1;
      await world.session.stopBackground();
    },
    killBrowser: async () => {
      counts.kills += 1;
      uncaught.push(...world.session.uncaught);
      // On a full disk no browser starts.
      await disk?.free();
      options = helpdesk = undefined;
      await world.killAndRestart();
    },
    spoilAnswers: () => {
      counts.faults += 1;
      base.faults.switchOn({
        kind: random.pick(faultKinds),
        times: random.integer(1, 3),
        delay: random.integer(100, 2_000),
        isCarriedOut: random.chance(0.5),
      });
    },
    turnNetwork: () => {
      counts.faults += 1;
      isOffline = !isOffline;
      proxy.setOffline(isOffline);
    },
    turnAccess: async () => {
      counts.faults += 1;
      await setAccess(!hasAccess);
    },
    fillDisk: async () => {
      if (!disk) return;
      counts.faults += 1;
      await disk.fill();
    },
    shiftClock: async () => {
      counts.faults += 1;
      await setClock(random.pick([2 * 365 * day, -2 * 365 * day, day, -day, hour, -hour, 0]));
    },
    changeShop: () => {
      const clock = { at: Date.now() };
      const before = new Set([...account.listOrders()].map(({ order_id }) => String(order_id)));
      archiveOld({ account, clock });
      for (const { order_id } of account.listOrders()) before.delete(String(order_id));
      for (const id of before) archived.add(id);
      for (let left = random.integer(1, 15); left > 0; left -= 1) {
        const had = mine.map(statusOf);
        happenOnce({ account, random, clock });
        for (const [index, id] of mine.entries())
          if (statusOf(id) !== had[index])
            for (const confirmation of confirmations)
              if (confirmation.name === nameOfOrder(id))
                confirmation.wasThere ||= confirmation.to === String(statusOf(id));
      }
    },
    confirmStatus: async () => {
      const id = mine[random.integer(0, mine.length - 1)] ?? 0;
      const to = agentStatuses[random.integer(0, agentStatuses.length - 1)] ?? 0;
      const page = await optionsPage();
      const shown = (await readOrders()).find(({ orderId }) => orderId === String(id))?.statusId;
      if (shown === undefined || shown === String(to)) return;
      const confirmation: Confirmation = {
        name: nameOfOrder(id),
        to: String(to),
        at: Date.now(),
        changeId: '',
        wasThere: statusOf(id) === to,
        givenUpAt: Infinity,
        giveUp: () => undefined,
      };
      confirmations.push(confirmation);
      const answer = await page.evaluate((message) => chrome.runtime.sendMessage(message).catch(() => null), {
        type: 'changeStatus',
        data: { accountId, subject: 'order', id: String(id), from: shown, to: String(to) },
      });
      const kept = answer?.res?.value;
      // Not answered: the worker has died, perhaps after it had saved the change.
      if (!answer?.res) return;
      if (kept?.to === String(to)) confirmation.changeId = kept.changeId;
      else confirmations.splice(confirmations.indexOf(confirmation), 1);
    },
    openTicket: async () => {
      const ticket = tickets[random.integer(0, tickets.length - 1)];
      if (!ticket || isOffline) return;
      // A new browser is not signed in any more.
      helpdesk ??= await world.signIn();
      await openTicket(helpdesk, world.sandbox, ticket);
    },
    openWindow: async () => {
      const page = await optionsPage();
      await page.evaluate((url) => chrome.windows.create({ url }), `${responsoUrl}/inbox`);
    },
    syncNow: async () => {
      const page = await optionsPage();
      await page.evaluate(() => chrome.runtime.sendMessage({ type: 'syncNow' }).catch(() => null));
    },
  } satisfies Record<string, () => void | Promise<void>>;

  type Happening = keyof typeof happenings;
  const usual: [Happening, ...Happening[]] = [
    ...(['stopWorker', 'stopWorker', 'stopWorker', 'killBrowser'] as const),
    ...(['spoilAnswers', 'spoilAnswers', 'spoilAnswers', 'turnNetwork', 'turnAccess'] as const),
    ...(['fillDisk', 'shiftClock', 'changeShop', 'changeShop', 'changeShop'] as const),
    ...(['confirmStatus', 'confirmStatus', 'confirmStatus', 'confirmStatus'] as const),
    ...(['openTicket', 'openTicket', 'openWindow', 'syncNow'] as const),
  ];

  return {
    account,
    confirmations,
    uncaught,
    counts,
    optionsPage,
    syncNow: happenings.syncNow,
    openTicket: happenings.openTicket,
    ruleStatus,
    /** Switches a rule on that acts by itself on every ticket that surely belongs to one order. */
    switchRuleOn: async (): Promise<void> => {
      const page = await optionsPage();
      const rule = {
        ...{ id: 'chaos', name: 'Chaos', accountId, onSince: 0, isAutomatic: true, isNumberEnough: true },
        ...{ when: 'ticketOpened', conditions: [], orderStatusId: String(ruleStatus), returnStatusId: '' },
        ...{ perHour: 500, pausedAt: 0 },
      };
      for (const message of [
        { type: 'saveRule', data: rule },
        { type: 'switchRule', data: { id: rule.id, isOn: true } },
      ]) {
        const answer = await page.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
        if (!answer?.res?.ok) throw new Error(`${message.type} was refused: ${JSON.stringify(answer)}`);
      }
    },
    /** Ids of orders that were here once and that Base has not deleted. */
    listOnce: () => [...once].filter((id) => archived.has(id) || account.findOrder(Number(id))),
    /** Lets one thing happen. @returns its name */
    happen: async (): Promise<Happening> => {
      const name = random.pick(usual);
      await happenings[name]();
      if (name === 'confirmStatus' || name === 'changeShop')
        for (const { orderId } of await readOrders()) once.add(orderId);
      return name;
    },
    /** Ends all that is wrong. */
    settle: async (): Promise<void> => {
      base.faults.clear();
      await disk?.free();
      isOffline = false;
      proxy.setOffline(false);
      if (!hasAccess) await setAccess(true);
      await setClock(0);
    },
  };
}

import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readInvite, writeInvite } from '@/lib/background/team/invite';
import { createBaseApi } from '../../sandbox/base-api/create-base-api.ts';
import { generateShop } from '../../sandbox/shop/generate-shop.ts';
import { startNats, type Nats } from '../../sandbox/team/start-nats.ts';
import { startRelay, type Relay } from '../../sandbox/team/relay.ts';
import { openColleague, type Colleague } from './colleague.ts';

/** How long a condition is waited for that a test depends on. */
export const patience = { timeout: 20_000, interval: 20 };

/**
 * A server of a team, a shop with two accounts in Base, and browsers that come and go. Everything is new in each test but
 * the server.
 *
 * @param orders how many orders the shop has
 */
export function useTeamWorld(orders: number) {
  let nats: Nats;
  let api: ReturnType<typeof createBaseApi>;
  let open: Colleague[];
  let relays: Relay[];
  let token: string;
  let otherToken: string;

  beforeAll(async () => {
    nats = await startNats();
  });
  afterAll(() => nats.close());

  beforeEach(() => {
    fakeBrowser.reset();
    token = `token-${crypto.randomUUID()}`;
    otherToken = `other-${crypto.randomUUID()}`;
    open = [];
    relays = [];
    const now = Math.floor(Date.now() / 1000);
    const shop = generateShop({ seed: 4, orders, tickets: 0, now });
    api = createBaseApi({
      accounts: [token, otherToken].map((each) => ({ token: each, shop, journal: true })),
      now: Date.now,
    });
    vi.stubGlobal('fetch', (_: string, { body, headers }: RequestInit = {}) =>
      api.app.request('/connector.php', { method: 'POST', body: body ?? null, headers: headers ?? {} }),
    );
  });
  afterEach(async () => {
    for (const colleague of open) await colleague.kill();
    for (const relay of relays) await relay.close();
    vi.unstubAllGlobals();
  });

  /** A browser starts. @param factory the database that it had before */
  async function arrive(factory?: IDBFactory): Promise<Colleague> {
    const colleague = await openColleague(factory);
    open.push(colleague);
    await colleague.start();
    return colleague;
  }

  /** Anna's browser, which has made a team with the first account. Her network can be cut. */
  async function makeTeam() {
    const anna = await arrive();
    const network = await startRelay(nats.address);
    relays.push(network);
    const { id } = await anna.lifecycle.connectAccount({ token, name: 'Shop', showLabels: true });
    await anna.steps.makeTeam({
      server: network.address,
      access: { kind: 'open' },
      teamName: 'Shop',
      memberName: 'Anna',
    });
    const invite = { ...(await readInvite(await anna.steps.readOwnInvite())), server: nats.address };
    return { anna, network, accountId: id, invite: await writeInvite(invite) };
  }

  async function admit(invite: string, memberName: string): Promise<Colleague> {
    const colleague = await arrive();
    await colleague.steps.joinTeam({ invite, memberName });
    return colleague;
  }

  /** A team with all orders of the account, and a second member who has them too. */
  async function makeTeamOfTwo() {
    const made = await makeTeam();
    await made.anna.sync(made.accountId);
    const bert = await admit(made.invite, 'Bert');
    await settle(made.anna, bert);
    return { ...made, bert };
  }

  return {
    ...{ arrive, makeTeam, admit, makeTeamOfTwo },
    nats: () => nats,
    /** The stand-in for Base. */
    api: () => api,
    token: () => token,
    /** Of an account that is not the team's. */
    otherToken: () => otherToken,
    /** Requests to Base with a token, until now. */
    asked: (of = token) => api.requests(of).length,
  };
}

/** Waits until both have the same records. */
export async function settle(one: Colleague, other: Colleague): Promise<void> {
  for (const store of ['orders', 'returns', 'parcels', 'links', 'cursors'] as const)
    await vi.waitFor(
      async () => expect(await other.data.getAll(store)).toEqual(await one.data.getAll(store)),
      patience,
    );
}

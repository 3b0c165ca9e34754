import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { findLast } from '@/lib/background/team/nats/connection/read-last';
import type { Protocol } from '@/lib/messages/protocol';
import type { Colleague } from './colleague.ts';
import { patience, settle, useTeamWorld } from './team-world.ts';

const count = 120;
const world = useTeamWorld(count);

/** Sends a message to the background as the options page does. @returns its answer */
function sendFromOptions(type: keyof Protocol, data: unknown): Promise<unknown> {
  const { id, getURL } = fakeBrowser.runtime;
  const sender = { id, url: getURL('/options.html'), origin: getURL('/').slice(0, -1) };
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const { onMessage } = fakeBrowser.runtime;
  // Its type does not know the third argument.
  const trigger: unknown = Reflect.get(onMessage, 'trigger');
  if (typeof trigger === 'function') Reflect.apply(trigger, onMessage, [{ type, data }, sender, resolve]);
  return promise;
}

describe('an account that is connected later', () => {
  /** Anna connects a second account, and syncs it alone. */
  async function connectSecond({ anna }: { anna: Colleague }): Promise<string> {
    const second = await anna.lifecycle.connectAccount({
      token: world.otherToken(),
      name: 'Outlet',
      showLabels: true,
    });
    expect(await anna.sync(second.id)).toMatchObject({ kind: 'idle' });
    return second.id;
  }

  const ofAccount = async ({ data }: Colleague, accountId: string) =>
    (await data.getAll('orders')).filter((order) => order.accountId === accountId);

  it('stays in this browser until it is shared; then a member has its orders without a request to Base', async () => {
    const { anna, bert, accountId } = await world.makeTeamOfTwo();
    const second = await connectSecond({ anna });
    const order = (await ofAccount(anna, second))[0];
    if (!order) throw new Error('no order');
    await anna.links.judgeOrder({ key: 'app.responso.com/2', visit: '' }, 1, order, 'linked');
    expect(await bert.data.getAllKeys('accounts')).toEqual([accountId]);
    const before = world.asked(world.otherToken());
    const { accounts } = await anna.steps.shareAccount({ accountId: second });
    expect(accounts.map((each) => each.accountId)).toEqual([accountId, second]);
    await settle(anna, bert);
    expect((await ofAccount(bert, second)).length).toBeGreaterThan(count / 2);
    expect(await bert.data.count('links')).toBe(1);
    expect(await bert.vault.openToken(second)).toBe(world.otherToken());
    expect(await bert.sync(second)).toMatchObject({ kind: 'idle' });
    expect(world.asked(world.otherToken())).toBe(before);
    // One of them syncs from now on, whoever it is.
    const carl = await world.admit(await bert.steps.readOwnInvite(), 'Carl');
    await settle(anna, carl);
    expect((await carl.steps.viewTeam())?.accounts.map((each) => each.accountId)).toEqual([
      accountId,
      second,
    ]);
    // It was connected here: it stays when this browser leaves.
    await anna.steps.leaveTeam();
    expect(await ofAccount(anna, second)).not.toEqual([]);
    await bert.steps.leaveTeam();
    expect(await bert.data.count('accounts')).toBe(0);
  }, 60_000);

  it('a member who is away gets it on return', async () => {
    const { anna, bert } = await world.makeTeamOfTwo();
    await bert.kill();
    const second = await connectSecond({ anna });
    await anna.steps.shareAccount({ accountId: second });
    const again = await world.arrive(bert.factory);
    await settle(anna, again);
    expect((await ofAccount(again, second)).length).toBeGreaterThan(count / 2);
  });

  it('a browser that dies while it shares goes on with it', async () => {
    const { anna, bert } = await world.makeTeamOfTwo();
    const second = await connectSecond({ anna });
    const { session } = anna.steps.presentSession() ?? {};
    if (!session) throw new Error('no session');
    // The team is told of the account, and the browser dies before it has marked what is stored of it.
    const dying = vi.spyOn(anna.data, 'getAllFromIndex').mockRejectedValue(new Error('dead'));
    await expect(anna.steps.shareAccount({ accountId: second })).rejects.toThrow();
    await anna.kill();
    dying.mockRestore();
    const again = await world.arrive(anna.factory);
    await settle(again, bert);
    expect((await ofAccount(bert, second)).length).toBeGreaterThan(count / 2);
  });

  it('two members who share one account in the same moment have one account', async () => {
    const { anna, bert, accountId } = await world.makeTeamOfTwo();
    const second = await connectSecond({ anna });
    const own = await bert.lifecycle.connectAccount({
      token: world.otherToken(),
      name: 'Mine',
      showLabels: true,
    });
    await Promise.all([
      anna.steps.shareAccount({ accountId: second }),
      bert.steps.shareAccount({ accountId: own.id }),
    ]);
    const carl = await world.admit(await anna.steps.readOwnInvite(), 'Carl');
    await vi.waitFor(async () => expect(await carl.data.count('cursors')).toBe(2), patience);
    const shared = (await carl.steps.viewTeam())?.accounts.map((each) => each.accountId) ?? [];
    expect(shared).toHaveLength(2);
    expect([second, own.id]).toContain(shared[1]);
    for (const [who, id] of [
      [anna, second],
      [bert, own.id],
    ] as const) {
      expect((await who.steps.viewTeam())?.accounts.map((each) => each.accountId)).toEqual([accountId, id]);
      expect(await who.data.count('accounts')).toBe(2);
    }
  });

  it('an account of the team that was disconnected here is the team’s again when it is connected again', async () => {
    const { anna, bert, accountId } = await world.makeTeamOfTwo();
    await bert.lifecycle.disconnectAccount(accountId);
    expect((await bert.steps.viewTeam())?.accounts).toEqual([]);
    const own = await bert.lifecycle.connectAccount({
      token: world.token(),
      name: 'Again',
      showLabels: true,
    });
    await bert.steps.noteConnected();
    expect((await bert.steps.viewTeam())?.accounts.map((each) => each.accountId)).toEqual([own.id]);
    await vi.waitFor(
      async () => expect(await bert.data.count('orders')).toBe(await anna.data.count('orders')),
      patience,
    );
    const before = world.asked();
    expect(await bert.sync(own.id)).toMatchObject({ kind: 'idle' });
    expect(world.asked()).toBe(before);
  });

  it('whoever connects it again has an answer before all of it is received', async () => {
    const { anna, bert, accountId } = await world.makeTeamOfTwo();
    await bert.lifecycle.disconnectAccount(accountId);
    // Of the browser that was opened last.
    const { registerAccountHandlers } = await import('@/entrypoints/background/handlers/accounts');
    registerAccountHandlers();
    const { store, done } = bert.data.transaction('teamReceived', 'readwrite');
    const gate = { isShut: true };
    const opened = (async () => {
      // Nothing is received as long as this transaction goes on.
      while (gate.isShut) await store.count();
      await done;
    })();
    onTestFinished(() => {
      gate.isShut = false;
      return opened;
    });
    const answer = await sendFromOptions('connectAccount', {
      token: world.token(),
      name: 'Again',
      showLabels: true,
    });
    expect(answer).toMatchObject({ res: { ok: true, value: { name: 'Again' } } });
    expect(await bert.data.count('orders')).toBe(0);
    gate.isShut = false;
    await vi.waitFor(
      async () => expect(await bert.data.count('orders')).toBe(await anna.data.count('orders')),
      patience,
    );
    const [own] = await bert.data.getAllKeys('accounts');
    expect((await bert.steps.viewTeam())?.accounts).toMatchObject([{ accountId: own }]);
  });

  /** Waits until a browser has all that another one has done until now. */
  async function hearAll(from: Colleague, who: Colleague): Promise<void> {
    await vi.waitFor(async () => expect(await from.data.count('teamUnsent')).toBe(0), patience);
    const teamName = crypto.randomUUID();
    await from.steps.renameTeam({ teamName });
    await vi.waitFor(async () => expect(await who.steps.viewTeam()).toMatchObject({ teamName }), patience);
  }

  it('an account that was disconnected here stays away when a colleague reads its statuses', async () => {
    const { anna, bert, accountId } = await world.makeTeamOfTwo();
    await bert.lifecycle.disconnectAccount(accountId);
    const [kept] = await anna.data.getAll('accounts');
    if (!kept) throw new Error('no account');
    await anna.data.put('accounts', { ...kept, statusesReadAt: 0 });
    await anna.statuses.refreshOldStatuses();
    await vi.waitFor(
      async () => expect((await anna.data.get('accounts', accountId))?.statusesReadAt).toBeGreaterThan(0),
      patience,
    );
    await hearAll(anna, bert);
    expect([await bert.data.count('accounts'), await bert.data.count('tokens')]).toEqual([0, 0]);
    const again = await (await bert.kill(), world.arrive(bert.factory));
    await hearAll(anna, again);
    expect([await again.data.count('accounts'), await again.data.count('tokens')]).toEqual([0, 0]);
  });

  it('an account that was disconnected where it was synced is synced by another member at once', async () => {
    const { anna, accountId, invite } = await world.makeTeam();
    expect(await anna.step(accountId)).toMatchObject({ kind: 'worked' });
    const bert = await world.admit(invite, 'Bert');
    await settle(anna, bert);
    expect(await bert.step(accountId)).toMatchObject({ kind: 'others' });
    await anna.lifecycle.disconnectAccount(accountId);
    await vi.waitFor(
      async () => expect(await bert.step(accountId)).toMatchObject({ kind: 'worked' }),
      patience,
    );
  });

  it('what was not sent yet when its account was disconnected here is not taken from the others', async () => {
    const { anna, bert, network, accountId } = await world.makeTeamOfTwo();
    const [order] = await anna.data.getAll('orders', undefined, 1);
    if (!order) throw new Error('no order');
    const link = () => anna.links.judgeOrder({ key: 'app.responso.com/2', visit: '' }, 1, order, 'linked');
    await link();
    await vi.waitFor(async () => expect(await bert.data.count('links')).toBe(1), patience);
    network.cut();
    await vi.waitFor(() => expect(anna.steps.presentSession()).toBeUndefined(), patience);
    await link();
    await anna.lifecycle.disconnectAccount(accountId);
    network.mend();
    await anna.start();
    await vi.waitFor(() => expect(anna.steps.presentSession()).toBeDefined(), patience);
    await hearAll(anna, bert);
    expect(await bert.data.count('links')).toBe(1);
    expect(await bert.data.count('orders')).toBeGreaterThan(count / 2);
  });

  it('who has disconnected one does not take it from the others by filling a server that has lost all', async () => {
    const { anna, bert, accountId } = await world.makeTeamOfTwo();
    const second = await connectSecond({ anna });
    await anna.steps.shareAccount({ accountId: second });
    await settle(anna, bert);
    await bert.lifecycle.disconnectAccount(accountId);
    await anna.kill();
    const former = bert.steps.presentSession()?.session;
    if (!former) throw new Error('no session');
    await former.manager.streams.delete(former.layout.stream);
    await former.connection.close();
    await vi.waitFor(() => {
      const session = bert.steps.presentSession()?.session;
      expect(session !== undefined && session !== former).toBe(true);
    }, patience);
    const again = await world.arrive(anna.factory);
    await vi.waitFor(() => expect(again.steps.presentSession()).toBeDefined(), patience);
    const carl = await world.admit(await again.steps.readOwnInvite(), 'Carl');
    await settle(again, carl);
    expect(await carl.vault.openToken(accountId)).toBe(world.token());
    expect((await ofAccount(carl, accountId)).length).toBeGreaterThan(count / 2);
    expect(await bert.data.getAllKeys('accounts')).toEqual([second]);
  }, 60_000);

  it('comes before the record that names it, so that nobody who joins meanwhile misses its orders', async () => {
    const { anna, accountId } = await world.makeTeam();
    const { session } = anna.steps.presentSession() ?? {};
    if (!session) throw new Error('no session');
    await vi.waitFor(async () => expect(await anna.data.count('teamUnsent')).toBe(0), patience);
    const account = await findLast(session, 'account', accountId);
    const team = await findLast(session, 'team', '');
    expect(team?.content).toMatchObject({ accountIds: [accountId] });
    expect(account?.sequence).toBeLessThan(team?.sequence ?? 0);
  });

  it('cannot be shared without the server, and nothing has changed then', async () => {
    const { anna, network } = await world.makeTeam();
    const second = await connectSecond({ anna });
    network.cut();
    await vi.waitFor(() => expect(anna.steps.presentSession()).toBeUndefined(), patience);
    await expect(anna.steps.shareAccount({ accountId: second })).rejects.toThrow('teamUnreachable');
    expect((await anna.steps.viewTeam())?.accounts).toHaveLength(1);
    expect(await anna.sync(second)).toMatchObject({ kind: 'idle' });
  });
});

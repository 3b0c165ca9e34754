import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Claim } from '@/lib/background/team/team';
import type { KeptOrder } from '@/lib/model/order';
import { makeFirstRule } from '@/lib/model/rule';
import type { Colleague } from './colleague.ts';
import { patience, settle, useTeamWorld } from './team-world.ts';

/** Two browsers of one team, with the real code of the background, on a real server. */

const count = 230;
const world = useTeamWorld(count);
const { arrive, makeTeam, admit, makeTeamOfTwo, asked } = world;

async function firstOrder({ data }: Colleague): Promise<KeptOrder> {
  const [order] = await data.getAll('orders', undefined, 1);
  if (!order) throw new Error('no order');
  return order;
}

const namesIn = async ({ steps }: Colleague) => (await steps.viewTeam())?.members.map(({ name }) => name);

describe('a team of two', () => {
  it('a colleague who joins by one paste has every order without a request to Base', async () => {
    const { anna, accountId, invite } = await makeTeam();
    expect(await anna.sync(accountId)).toMatchObject({ kind: 'idle' });
    const before = asked();
    expect(await anna.data.count('orders')).toBeGreaterThan(count / 2);
    const bert = await admit(invite, 'Bert');
    await settle(anna, bert);
    const { members, teamName, accounts } = (await bert.steps.viewTeam()) ?? {};
    expect(members).toMatchObject([
      { name: 'Anna', isMe: false, isHere: true },
      { name: 'Bert', isMe: true, isHere: true },
    ]);
    expect([teamName, accounts]).toEqual(['Shop', [{ accountId, syncedBy: '' }]]);
    expect(await bert.vault.openToken(accountId)).toBe(world.token());
    // The cycle of the one is that of the other: nothing is due.
    expect(await bert.sync(accountId)).toMatchObject({ kind: 'idle' });
    expect(asked()).toBe(before);
  });

  it('an order that one reads, and a link that one makes, are on the other’s side within a second', async () => {
    const { anna, bert, accountId } = await makeTeamOfTwo();
    const order = await firstOrder(bert);
    const status = Number(order.statusId) + 1;
    world.api().account(world.token()).setOrderStatus(Number(order.orderId), status);
    const soon = { timeout: 1_000, interval: 5 };
    await bert.refresh.refreshOrders([order]);
    await vi.waitFor(
      async () =>
        expect(await anna.data.get('orders', [accountId, order.orderId])).toMatchObject({
          statusId: String(status),
        }),
      soon,
    );
    const ticket = { key: 'app.responso.com/1', visit: '' };
    const { orderId } = order;
    await anna.links.judgeOrder(ticket, 1, { accountId, orderId }, 'linked');
    await vi.waitFor(async () => {
      const [link] = await bert.data.getAll('links');
      expect(link).toMatchObject({ ticketKey: ticket.key, orderId, verdict: 'linked' });
    }, soon);
    await bert.links.judgeOrder(ticket, 1, { accountId, orderId }, null);
    await vi.waitFor(async () => expect(await anna.data.count('links')).toBe(0), soon);
  });

  it('one syncs at a time, and the other goes on where it stopped', async () => {
    const { anna, accountId, invite } = await makeTeam();
    expect(await anna.step(accountId)).toMatchObject({ kind: 'worked' });
    const bert = await admit(invite, 'Bert');
    await settle(anna, bert);
    const before = asked();
    expect(await bert.step(accountId)).toMatchObject({ kind: 'others' });
    expect(asked()).toBe(before);
    expect((await bert.steps.viewTeam())?.accounts).toEqual([
      { accountId, syncedBy: (await anna.steps.viewTeam())?.members[0]?.id },
    ]);
    await anna.kill();
    expect(await bert.sync(accountId)).toMatchObject({ kind: 'idle' });
    // One browser alone, on the same shop.
    const alone = world
      .api()
      .requests(world.token())
      .map(({ method }) => method);
    expect(alone.filter((method) => method === 'getOrders').length).toBeLessThan(12);
    expect(await bert.data.count('orders')).toBeGreaterThan(count / 2);
  });

  it('takes over from a member who is cut off within 45 s, and a late writer does no harm', async () => {
    const { anna, network, accountId, invite } = await makeTeam();
    expect(await anna.step(accountId)).toMatchObject({ kind: 'worked' });
    const bert = await admit(invite, 'Bert');
    await settle(anna, bert);
    network.cut();
    const began = Date.now();
    await vi.waitFor(async () => expect(await bert.step(accountId)).toMatchObject({ kind: 'worked' }), {
      timeout: 45_000,
      interval: 500,
    });
    expect(Date.now() - began).toBeLessThan(45_000);
    expect(await bert.sync(accountId)).toMatchObject({ kind: 'idle' });
    // She may not sync without the server.
    const before = asked();
    expect(await anna.step(accountId)).toMatchObject({ kind: 'others' });
    expect(asked()).toBe(before);
    network.mend();
    await anna.start();
    await settle(bert, anna);
  }, 90_000);

  it('what is done while the server is down arrives when it is back, which is said', async () => {
    const { anna, bert } = await makeTeamOfTwo();
    const order = await firstOrder(bert);
    await world.nats().kill();
    const { teamStanding } = await import('@/lib/stored/team-standing');
    await vi.waitFor(
      async () => expect(await teamStanding.read()).toMatchObject({ state: 'outOfReach', teamName: 'Shop' }),
      patience,
    );
    // What an agent looks at is asked for, within the small share.
    const before = asked();
    await bert.refresh.refreshOrders([order]);
    expect(asked()).toBe(before + 1);
    const many = await bert.data.getAll('orders', undefined, 10);
    await bert.refresh.refreshOrders(many);
    expect(asked() - before).toBeLessThanOrEqual(5);
    await bert.links.judgeOrder({ key: 'app.responso.com/1', visit: '' }, 1, order, 'dismissed');
    await world.nats().restart();
    await bert.start();
    await anna.start();
    await settle(bert, anna);
    expect(await anna.data.count('links')).toBe(1);
    await vi.waitFor(
      async () => expect(await teamStanding.read()).toMatchObject({ state: 'joined' }),
      patience,
    );
  }, 60_000);

  it('a browser that starts again is still a member, and has what came meanwhile', async () => {
    const { anna, accountId, invite } = await makeTeam();
    const bert = await admit(invite, 'Bert');
    await bert.kill();
    await anna.sync(accountId);
    const again = await arrive(bert.factory);
    await settle(anna, again);
    expect((await again.steps.viewTeam())?.members.map(({ name }) => name)).toEqual(['Anna', 'Bert']);
  });

  it('a server that has lost everything gets it again from a member', async () => {
    const { anna, accountId, invite } = await makeTeam();
    await anna.sync(accountId);
    const { session } = anna.steps.presentSession() ?? {};
    if (!session) throw new Error('no session');
    await session.manager.streams.delete(session.layout.stream);
    await session.connection.close();
    await vi.waitFor(() => expect(anna.steps.presentSession()?.session).not.toBe(session), patience);
    await vi.waitFor(() => expect(anna.steps.presentSession()).toBeDefined(), patience);
    await vi.waitFor(async () => expect(await anna.data.count('teamUnsent')).toBe(0), patience);
    const bert = await admit(invite, 'Bert');
    await settle(anna, bert);
  }, 60_000);

  it('the server has no name, number, address or token in what it stores', async () => {
    const { anna, accountId, invite } = await makeTeam();
    await anna.sync(accountId);
    const order = await firstOrder(anna);
    await anna.links.judgeOrder({ key: 'app.responso.com/conversation/77', visit: '' }, 1, order, 'linked');
    const bert = await admit(invite, 'Bert');
    await settle(anna, bert);
    const files = await readdir(world.nats().folder, { recursive: true, withFileTypes: true });
    const stored = await Promise.all(
      files
        .filter((file) => file.isFile() && !file.name.endsWith('nats.conf'))
        .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    const all = stored.join('\n').toLowerCase();
    expect(all.length).toBeGreaterThan(100_000);
    const orders = await anna.data.getAll('orders');
    const words = [
      ...orders.flatMap(({ email, phone, orderId, delivery, externalOrderId }) => [
        ...[email, phone, orderId, externalOrderId],
        ...[delivery.address.name, delivery.address.street],
      ]),
      ...[world.token(), accountId, 'conversation/77', 'Anna', 'Bert', '"order"', 'statusId'],
    ].filter((word) => word.length > 4 || word === 'Anna' || word === 'Bert');
    expect(words.length).toBeGreaterThan(200);
    // Four letters may stand in random bytes: with a quote before them they do not.
    const found = words.filter((word) =>
      all.includes(word.length > 4 ? word.toLowerCase() : `"${word.toLowerCase()}`),
    );
    expect(found).toEqual([]);
  });

  it('what a rule is about to do is claimed by one, and known to the other', async () => {
    const { anna, network, accountId, invite } = await makeTeam();
    await anna.sync(accountId);
    const bert = await admit(invite, 'Bert');
    await settle(anna, bert);
    const orders = await anna.data.getAll('orders', undefined, 20);
    const entries = orders.map(({ orderId }) => ({
      ...{ ruleId: 'r', about: `app.responso.com ${orderId}`, accountId, orderId, changes: [], unknown: [] },
      ...{ verdict: 'applied' as const, at: Date.now() },
    }));
    const claims = await Promise.all(
      entries.map((entry) => Promise.all([anna, bert].map(({ team }) => team.team().claim(entry)))),
    );
    for (const both of claims) expect(both.toSorted()).toEqual(['mine', 'others']);
    // Who has not done it yet, as after a crash, may.
    const [first] = entries;
    if (!first) throw new Error('no order');
    const mine = claims[0]?.[0] === 'mine' ? anna : bert;
    expect(await mine.team.team().claim(first)).toBe('mine');
    const count = (which: Claim, index: number) => claims.filter((both) => both[index] === which).length;
    await vi.waitFor(async () => expect(await bert.data.count('ledger')).toBe(count('mine', 0)), patience);
    await vi.waitFor(async () => expect(await anna.data.count('ledger')).toBe(count('mine', 1)), patience);
    network.cut();
    await vi.waitFor(() => expect(anna.steps.presentSession()).toBeUndefined(), patience);
    expect(await anna.team.team().claim({ ...first, about: 'another' })).toBe('unknown');
  });

  it('rules and what was taught are those of the team, from before it and from after', async () => {
    const anna = await arrive();
    const { id: accountId } = await anna.lifecycle.connectAccount({
      token: world.token(),
      name: 'Shop',
      showLabels: true,
    });
    const rule = { ...makeFirstRule({ id: 'r1', name: 'Returns', accountId }), orderStatusId: '7' };
    await anna.rules.saveRule(rule, Date.now());
    const origin = 'https://app.responso.com';
    const path = { email: ['.email'] };
    await anna.keptTaught.keptTaught.change(() => ({ [origin]: path }));
    await anna.steps.makeTeam({
      server: world.nats().address,
      access: { kind: 'open' },
      teamName: 'Shop',
      memberName: 'Anna',
    });
    const bert = await admit(await anna.steps.readOwnInvite(), 'Bert');
    const rulesOf = ({ keptRules }: Colleague) => keptRules.keptRules.read();
    const expectSame = async (expected: object[]) => {
      for (const each of [anna, bert])
        await vi.waitFor(async () => expect(await rulesOf(each)).toMatchObject(expected), patience);
    };
    await expectSame([{ id: 'r1', name: 'Returns', onSince: 0 }]);
    expect(await bert.keptTaught.keptTaught.read()).toEqual({ [origin]: path });
    await bert.rules.switchRule({ id: 'r1', isOn: true }, 1_000_000);
    await expectSame([{ id: 'r1', onSince: 1_000_000 }]);
    // Two rules at once, one on each side.
    await anna.rules.saveRule({ ...rule, id: 'r2', name: 'Second' }, Date.now());
    await bert.rules.saveRule({ ...rule, id: 'r1', name: 'First' }, Date.now());
    await expectSame([
      { id: 'r1', name: 'First' },
      { id: 'r2', name: 'Second' },
    ]);
    await anna.rules.deleteRule({ id: 'r1' });
    await expectSame([{ id: 'r2' }]);
    await bert.keptTaught.keptTaught.change(() => ({}));
    await vi.waitFor(async () => expect(await anna.keptTaught.keptTaught.read()).toEqual({}), patience);
  });

  it('what one changes stands in the other’s log, with the name of who did it', async () => {
    const { anna, bert, accountId } = await makeTeamOfTwo();
    const order = await firstOrder(bert);
    const to = String(Number(order.statusId) + 1);
    const wish = { accountId, subject: 'order', id: order.orderId, from: order.statusId, to } as const;
    await bert.outbox.putChange({ ...wish, who: 'agent', ruleId: '' }, Date.now());
    await bert.changes.resumeChange({ accountId, subject: 'order', id: order.orderId });
    expect(await bert.data.getAll('activity')).toMatchObject([{ who: 'agent', to, result: 'done' }]);
    await vi.waitFor(
      async () =>
        expect(await anna.data.getAll('activity')).toMatchObject([{ member: 'Bert', to, result: 'done' }]),
      patience,
    );
    await vi.waitFor(
      async () =>
        expect(await anna.data.get('orders', [accountId, order.orderId])).toMatchObject({ statusId: to }),
      patience,
    );
  });

  it('a change that one gives up is given up in the other’s log at once', async () => {
    const { anna, bert, accountId } = await makeTeamOfTwo();
    const { orderId, statusId } = await firstOrder(bert);
    const which = { accountId, subject: 'order', id: orderId } as const;
    const wish = { ...which, from: statusId, to: '1', who: 'agent', ruleId: '' } as const;
    const change = await bert.outbox.putChange(wish, Date.now());
    await bert.outbox.cancelChange({ ...which, changeId: change?.changeId ?? '' });
    await vi.waitFor(
      async () => expect(await anna.data.getAll('activity')).toMatchObject([{ result: 'cancelled' }]),
      patience,
    );
  });

  it('two do not change one order in the same moment', async () => {
    const { anna, accountId, invite } = await makeTeam();
    const bert = await admit(invite, 'Bert');
    await vi.waitFor(async () => expect(await bert.data.count('accounts')).toBe(1), patience);
    const turn = await anna.team.team().takeChange(accountId, 'order 1');
    expect(turn).toBeDefined();
    expect(await bert.team.team().takeChange(accountId, 'order 1')).toBeUndefined();
    expect(await bert.team.team().takeChange(accountId, 'order 2')).toBeDefined();
    await turn?.end();
    expect(await bert.team.team().takeChange(accountId, 'order 1')).toBeDefined();
  });

  it('two at one ticket and one order are told of each other by name; without a team nobody is', async () => {
    const { anna, bert, accountId } = await makeTeamOfTwo();
    const sight = {
      ticketKey: 'app.responso.com 1',
      orders: [{ accountId, orderId: '1', isChanging: true }],
    };
    await anna.team.team().look(1, sight, -1);
    await vi.waitFor(
      async () =>
        expect(await bert.team.team().look(1, sight, -1)).toMatchObject({
          atTicket: ['Anna'],
          atOrders: [{ accountId, orderId: '1', looking: [], changing: ['Anna'] }],
        }),
      patience,
    );
    await bert.steps.leaveTeam();
    await vi.waitFor(
      async () =>
        expect(await anna.team.team().look(1, sight, -1)).toMatchObject({ atTicket: [], atOrders: [] }),
      patience,
    );
    expect(await bert.team.team().look(1, sight, -1)).toEqual({ version: 0, atTicket: [], atOrders: [] });
  });

  it('who leaves keeps what was connected there, and loses what came with the team', async () => {
    const { anna, bert, accountId, invite } = await makeTeamOfTwo();
    await bert.steps.leaveTeam();
    expect(await bert.data.count('accounts')).toBe(0);
    expect(await bert.data.count('orders')).toBe(0);
    expect(await bert.data.count('tokens')).toBe(0);
    expect(await bert.steps.viewTeam()).toBeNull();
    await vi.waitFor(
      async () => expect((await anna.steps.viewTeam())?.members.map(({ name }) => name)).toEqual(['Anna']),
      patience,
    );
    await anna.steps.leaveTeam();
    expect(await anna.data.count('orders')).toBeGreaterThan(count / 2);
    // Alone again: it may sync.
    expect(await anna.sync(accountId)).toMatchObject({ kind: 'idle' });
    // Everything is still there for who comes back.
    const carl = await admit(invite, 'Carl');
    await vi.waitFor(
      async () => expect(await carl.data.count('orders')).toBeGreaterThan(count / 2),
      patience,
    );
  });

  it('a team that ends, ends for everybody, and its invite says so', async () => {
    const { anna, bert, invite } = await makeTeamOfTwo();
    await anna.steps.endTeam();
    await vi.waitFor(async () => expect(await bert.steps.viewTeam()).toBeNull(), patience);
    await vi.waitFor(async () => expect(await bert.data.count('accounts')).toBe(0), patience);
    expect(await anna.data.count('orders')).toBeGreaterThan(count / 2);
    const carl = await arrive();
    await expect(carl.steps.joinTeam({ invite, memberName: 'Carl' })).rejects.toThrow('teamEnded');
  });

  it('an account that is connected on both sides stays one account, with the orders of both', async () => {
    const { anna, accountId, invite } = await makeTeam();
    await anna.sync(accountId);
    const bert = await arrive();
    const own = await bert.lifecycle.connectAccount({
      token: world.token(),
      name: 'Mine',
      showLabels: false,
    });
    await bert.steps.joinTeam({ invite, memberName: 'Bert' });
    await vi.waitFor(
      async () => expect(await bert.data.count('orders')).toBe(await anna.data.count('orders')),
      patience,
    );
    expect(await bert.data.getAll('accounts')).toMatchObject([
      { id: own.id, name: 'Mine', showLabels: false },
    ]);
    await bert.steps.leaveTeam();
    expect(await bert.data.count('accounts')).toBe(1);
  });

  it('names of the team and of a member change for everybody', async () => {
    const { anna, invite } = await makeTeam();
    const bert = await admit(invite, 'Bert');
    await bert.steps.renameTeam({ memberName: 'Robert' });
    await anna.steps.renameTeam({ teamName: 'Our shop' });
    for (const colleague of [anna, bert])
      await vi.waitFor(
        async () =>
          expect(await colleague.steps.viewTeam()).toMatchObject({
            teamName: 'Our shop',
            members: [{ name: 'Anna' }, { name: 'Robert' }],
          }),
        patience,
      );
  });

  it('a removed member is out, its invite too, and the others go on with everything', async () => {
    const { anna, accountId, invite } = await makeTeam();
    await anna.sync(accountId);
    const bert = await admit(invite, 'Bert');
    const carl = await admit(invite, 'Carl');
    await settle(anna, bert);
    await settle(anna, carl);
    // Carl is away while it happens.
    await carl.kill();
    const former = anna.steps.presentSession()?.session.layout.stream;
    const { members } = (await anna.steps.viewTeam()) ?? { members: [] };
    const memberId = members.find(({ name }) => name === 'Bert')?.id ?? '';
    await anna.steps.removeMember({ memberId });
    await vi.waitFor(async () => expect(await bert.steps.viewTeam()).toBeNull(), patience);
    await vi.waitFor(
      async () => expect(await bert.data.getAllKeys('values')).not.toContain('team'),
      patience,
    );
    expect([await bert.data.count('orders'), await bert.data.count('tokens')]).toEqual([0, 0]);
    await vi.waitFor(
      () => expect(anna.steps.presentSession()?.session.layout.stream).not.toBe(former),
      patience,
    );
    await expect(bert.steps.joinTeam({ invite, memberName: 'Bert' })).rejects.toThrow('teamEnded');
    const again = await arrive(carl.factory);
    await vi.waitFor(
      async () =>
        expect((await again.steps.viewTeam())?.members.map(({ name, isHere }) => [name, isHere])).toEqual([
          ['Anna', true],
          ['Carl', true],
        ]),
      patience,
    );
    const dora = await admit(await again.steps.readOwnInvite(), 'Dora');
    await settle(anna, dora);
    expect(await dora.vault.openToken(accountId)).toBe(world.token());
    const order = await firstOrder(anna);
    await again.links.judgeOrder({ key: 'app.responso.com/9', visit: '' }, 1, order, 'linked');
    await vi.waitFor(async () => expect(await dora.data.count('links')).toBe(1), patience);
  }, 60_000);

  it('a member who is away while two others are removed stays a member', async () => {
    const { anna, accountId, invite } = await makeTeam();
    await anna.sync(accountId);
    const bert = await admit(invite, 'Bert');
    const carl = await admit(invite, 'Carl');
    const dora = await admit(invite, 'Dora');
    for (const each of [bert, carl, dora]) await settle(anna, each);
    await carl.kill();
    for (const [removed, name, left] of [
      [bert, 'Bert', ['Anna', 'Carl', 'Dora']],
      [dora, 'Dora', ['Anna', 'Carl']],
    ] as const) {
      const former = anna.steps.presentSession()?.session.layout.stream;
      const { members } = (await anna.steps.viewTeam()) ?? { members: [] };
      const memberId = members.find((member) => member.name === name)?.id ?? '';
      await anna.steps.removeMember({ memberId });
      await vi.waitFor(async () => expect(await removed.steps.viewTeam()).toBeNull(), patience);
      await vi.waitFor(
        () => expect(anna.steps.presentSession()?.session.layout.stream ?? former).not.toBe(former),
        patience,
      );
      await vi.waitFor(async () => expect(await namesIn(anna)).toEqual(left), patience);
    }
    const again = await arrive(carl.factory);
    await vi.waitFor(async () => expect(await namesIn(again)).toEqual(['Anna', 'Carl']), patience);
    await settle(anna, again);
    expect(await again.vault.openToken(accountId)).toBe(world.token());
  }, 60_000);

  it('a browser that has died while it left forgets the team when it starts', async () => {
    const { bert } = await makeTeamOfTwo();
    const membership = await bert.membership.readMembership();
    if (!membership) throw new Error('no member');
    await bert.membership.writeMembership({ ...membership, isOver: true });
    await bert.kill();
    const again = await arrive(bert.factory);
    expect(await again.steps.viewTeam()).toBeNull();
    expect([await again.data.count('orders'), await again.data.count('tokens')]).toEqual([0, 0]);
    expect(await again.data.getAllKeys('values')).not.toContain('team');
  });

  it('an account that only one has goes on without the team’s server', async () => {
    const { anna, network, accountId } = await makeTeam();
    const own = await anna.lifecycle.connectAccount({
      token: world.otherToken(),
      name: 'Own',
      showLabels: true,
    });
    network.cut();
    await vi.waitFor(() => expect(anna.steps.presentSession()).toBeUndefined(), patience);
    expect(await anna.sync(own.id)).toMatchObject({ kind: 'idle' });
    expect(await anna.step(accountId)).toMatchObject({ kind: 'others' });
  });

  it('a second team is refused', async () => {
    const { anna, invite } = await makeTeam();
    await expect(anna.steps.joinTeam({ invite, memberName: 'Anna' })).rejects.toThrow('teamThere');
  });
});

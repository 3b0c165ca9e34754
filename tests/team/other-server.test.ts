import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { makeFirstRule } from '@/lib/model/rule';
import { startNats } from '../../sandbox/team/start-nats.ts';
import { patience, settle, useTeamWorld } from './team-world.ts';

/** What `docs/team.md` promises of another server, and of a backup. */

const world = useTeamWorld(120);

it('a team that is made anew on another server has its orders, links, rules and what rules have done', async () => {
  const { anna, bert, accountId } = await world.makeTeamOfTwo();
  const [order] = await anna.data.getAll('orders', undefined, 1);
  if (!order) throw new Error('no order');
  const rule = { ...makeFirstRule({ id: 'r1', name: 'Returns', accountId }), orderStatusId: '7' };
  await bert.rules.saveRule(rule, Date.now());
  await bert.links.judgeOrder({ key: 'app.responso.com/1', visit: '' }, 1, order, 'linked');
  const entry = { ruleId: 'r1', about: 'app.responso.com 1', accountId, orderId: order.orderId };
  const done = { ...entry, changes: [], unknown: [], verdict: 'applied' as const, at: Date.now() };
  expect(await bert.team.team().claim(done)).toBe('mine');
  await vi.waitFor(async () => expect(await anna.data.count('ledger')).toBe(1), patience);
  await vi.waitFor(async () => expect(await anna.data.count('links')).toBe(1), patience);
  await vi.waitFor(async () => expect(await anna.keptRules.keptRules.read()).toHaveLength(1), patience);
  const other = await startNats();
  onTestFinished(() => other.close());
  const before = world.asked();
  await anna.steps.endTeam();
  await vi.waitFor(async () => expect(await bert.data.count('accounts')).toBe(0), patience);
  await anna.steps.makeTeam({
    server: other.address,
    access: { kind: 'open' },
    teamName: 'Shop',
    memberName: 'Anna',
  });
  await bert.steps.joinTeam({ invite: await anna.steps.readOwnInvite(), memberName: 'Bert' });
  await settle(anna, bert);
  expect(await bert.data.count('orders')).toBeGreaterThan(50);
  expect([await bert.data.count('links'), await bert.data.count('ledger')]).toEqual([1, 1]);
  await vi.waitFor(
    async () => expect(await bert.keptRules.keptRules.read()).toMatchObject([{ id: 'r1' }]),
    patience,
  );
  expect(await bert.team.team().claim(done)).not.toBe('unknown');
  expect(world.asked()).toBe(before);
}, 60_000);

it('a server that was set back to a backup gets what it has lost from the members, and nobody misses anything', async () => {
  const { anna, bert, accountId } = await world.makeTeamOfTwo();
  const nats = world.nats();
  const store = join(nats.folder, 'store');
  const backup = join(nats.folder, 'backup');
  /** The server starts, and both are connected to it. */
  async function restart(): Promise<void> {
    const before = [anna, bert].map(({ steps }) => steps.presentSession()?.session);
    await nats.restart();
    for (const { start, steps } of [anna, bert])
      await vi.waitFor(async () => {
        await start();
        const session = steps.presentSession()?.session;
        expect(session !== undefined && !before.includes(session)).toBe(true);
      }, patience);
  }
  await nats.kill();
  await cp(store, backup, { recursive: true });
  await restart();
  const [order] = await anna.data.getAll('orders', undefined, 1);
  if (!order) throw new Error('no order');
  const judge = (who: typeof anna, ticket: string) =>
    who.links.judgeOrder({ key: `app.responso.com/${ticket}`, visit: '' }, 1, order, 'linked');
  for (const ticket of ['1', '2', '3']) await judge(anna, ticket);
  await settle(anna, bert);
  await nats.kill();
  await rm(store, { recursive: true });
  await cp(backup, store, { recursive: true });
  await restart();
  // Fewer than were lost: their numbers are old ones.
  await judge(bert, '4');
  await vi.waitFor(async () => expect(await anna.data.count('links')).toBe(4), patience);
  const carl = await world.admit(await anna.steps.readOwnInvite(), 'Carl');
  await vi.waitFor(async () => expect(await carl.data.count('links')).toBe(4), patience);
  expect((await carl.steps.viewTeam())?.accounts).toMatchObject([{ accountId }]);
}, 90_000);

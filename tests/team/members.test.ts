import { jetstreamManager } from '@nats-io/jetstream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { connectTo } from '@/lib/background/team/nats/connection/connect';
import type { TeamRecord } from '@/lib/background/team/nats/records/team-records';
import { changeTeam } from '@/lib/background/team/nats/team-accounts';
import type { Colleague } from './colleague.ts';
import { patience, settle, useTeamWorld } from './team-world.ts';

/** Who is in a team, who of them is connected, and who is its owner. */

const world = useTeamWorld(5);

const membersOf = async ({ steps }: Colleague) => (await steps.viewTeam())?.members ?? [];

it('who is here is asked of the server a few times at most, however many members there are', async () => {
  const { anna, bert } = await world.makeTeamOfTwo();
  const many = Array.from({ length: 200 }, (_, place) => `away-${place}`);
  for (const id of many) await anna.data.put('teamMembers', { id, name: id, joinedAt: 1, publicKey: '' });
  const { session } = anna.steps.presentSession() ?? {};
  if (!session) throw new Error('no session');
  const before = session.connection.stats().outMsgs;
  const here = (await membersOf(anna)).filter(({ isHere }) => isHere);
  expect(session.connection.stats().outMsgs - before).toBeLessThan(20);
  expect(here.map(({ name }) => name)).toEqual(['Anna', 'Bert']);
  await bert.kill();
  await vi.waitFor(
    async () =>
      expect((await membersOf(anna)).filter(({ isHere }) => isHere)).toMatchObject([{ name: 'Anna' }]),
    patience,
  );
});

it('ending a team deletes what the server has of it, also when this browser hears of the end before that', async () => {
  const { anna } = await world.makeTeamOfTwo();
  const { session } = anna.steps.presentSession() ?? {};
  if (!session) throw new Error('no session');
  const { streams } = session.manager;
  const purge = streams.purge.bind(streams);
  vi.spyOn(streams, 'purge').mockImplementation(async (...asked) => {
    await vi.waitFor(
      async () => expect(await anna.data.get('teamReceived', 'position')).toMatchObject({ isEnded: true }),
      patience,
    );
    return purge(...asked);
  });
  await anna.steps.endTeam();
  const connection = await connectTo(world.nats().address, { kind: 'open' });
  onTestFinished(() => connection.close());
  const { state } = await (await jetstreamManager(connection)).streams.info(session.layout.stream);
  expect(state.messages).toBe(1);
});

/** Waits until these browsers know the members, and take exactly this one for the owner. */
async function expectOwner(browsers: readonly Colleague[], owner: string, names: string[]): Promise<void> {
  for (const each of browsers)
    await vi.waitFor(async () => {
      const members = await membersOf(each);
      expect(members.map(({ name }) => name).toSorted()).toEqual(names);
      expect(members.filter(({ isOwner }) => isOwner).map(({ name }) => name)).toEqual([owner]);
    }, patience);
}

const isConnected = ({ steps }: Colleague) =>
  vi.waitFor(() => expect(steps.presentSession()).toBeDefined(), patience);

it('a member whose clock is wrong becomes owner neither now nor before those who joined earlier', async () => {
  const { anna, bert: carl, invite } = await world.makeTeamOfTwo();
  await carl.steps.renameTeam({ memberName: 'Carl' });
  const bert = await world.admit(invite, 'Bert');
  // As if Bert had joined long ago.
  const membership = await bert.membership.readMembership();
  if (!membership) throw new Error('no member');
  await bert.steps.stopTeam();
  await bert.membership.writeMembership({ ...membership, me: { ...membership.me, joinedAt: 1_000 } });
  await bert.start();
  await isConnected(bert);
  await bert.steps.renameTeam({ memberName: 'Old Bert' });
  const names = ['Anna', 'Carl', 'Old Bert'];
  await expectOwner([anna, bert, carl], 'Anna', names);
  const dora = await world.admit(invite, 'Dora');
  await expectOwner([anna, bert, carl, dora], 'Anna', ['Anna', 'Carl', 'Dora', 'Old Bert']);
  await anna.steps.leaveTeam();
  await expectOwner([bert, carl, dora], 'Carl', ['Carl', 'Dora', 'Old Bert']);
  await expect(bert.settings.shareSettings({ sections: ['panel'] })).rejects.toThrow('notTeamOwner');
  await carl.settings.shareSettings({ sections: ['panel'] });
});

it('when the owner is removed, it is who is in the team for longest', async () => {
  const { anna, bert, invite } = await world.makeTeamOfTwo();
  const carl = await world.admit(invite, 'Carl');
  await expectOwner([anna, bert, carl], 'Anna', ['Anna', 'Bert', 'Carl']);
  const memberId = (await membersOf(carl)).find(({ name }) => name === 'Anna')?.id ?? '';
  await carl.steps.removeMember({ memberId });
  await expectOwner([bert, carl], 'Bert', ['Bert', 'Carl']);
  await isConnected(bert);
  const dora = await world.admit(await bert.steps.readOwnInvite(), 'Dora');
  await expectOwner([bert, carl, dora], 'Bert', ['Bert', 'Carl', 'Dora']);
});

it('a member who has no account can remove another while nobody else is there, and all is well when they come', async () => {
  const { anna, bert, network, accountId, invite } = await world.makeTeamOfTwo();
  const carl = await world.admit(invite, 'Carl');
  await expectOwner([anna, bert, carl], 'Anna', ['Anna', 'Bert', 'Carl']);
  await bert.data.delete('accounts', accountId);
  network.cut();
  const memberId = (await membersOf(bert)).find(({ name }) => name === 'Carl')?.id ?? '';
  await bert.steps.removeMember({ memberId });
  await isConnected(bert);
  network.mend();
  // Tries at once.
  await anna.start();
  await expectOwner([anna, bert], 'Anna', ['Anna', 'Bert']);
  const dora = await world.admit(await bert.steps.readOwnInvite(), 'Dora');
  await settle(anna, dora);
  expect(await dora.data.count('orders')).toBeGreaterThan(0);
});

it('a team that names no owner keeps the one it has, and names it', async () => {
  const { anna, bert } = await world.makeTeamOfTwo();
  const ownerIn = async ({ data }: Colleague) => (await data.get('teamReceived', 'position'))?.ownerId;
  const annaId = (await membersOf(anna)).find(({ isMe }) => isMe)?.id ?? '';
  await vi.waitFor(async () => expect(await ownerIn(bert)).toBe(annaId), patience);
  const { session } = anna.steps.presentSession() ?? {};
  if (!session) throw new Error('no session');
  const former = ({ ownerId: _named, ...team }: TeamRecord): TeamRecord => team;
  await changeTeam(session, former);
  for (const each of [anna, bert]) {
    await each.steps.stopTeam();
    const position = await each.data.get('teamReceived', 'position');
    if (!position) throw new Error('no position');
    const { ownerId: _named, ...before } = position;
    await each.data.put('teamReceived', before, 'position');
  }
  await bert.start();
  await isConnected(bert);
  await expectOwner([bert], 'Anna', ['Anna', 'Bert']);
  expect(await ownerIn(bert)).toBeUndefined();
  await anna.start();
  await vi.waitFor(async () => expect(await ownerIn(bert)).toBe(annaId), patience);
  await expectOwner([anna, bert], 'Anna', ['Anna', 'Bert']);
});

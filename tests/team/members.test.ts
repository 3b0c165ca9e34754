import { jetstreamManager } from '@nats-io/jetstream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { connectTo } from '@/lib/background/team/nats/connection/connect';
import type { Colleague } from './colleague.ts';
import { patience, useTeamWorld } from './team-world.ts';

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

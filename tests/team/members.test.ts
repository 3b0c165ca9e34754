import { expect, it, vi } from 'vitest';
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

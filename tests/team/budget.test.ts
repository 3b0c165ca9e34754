import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { deriveTeamKeys } from '@/lib/background/team/team-keys';
import { connectTo } from '@/lib/background/team/nats/connection/connect';
import { layoutOf } from '@/lib/background/team/nats/connection/layout';
import { limitOf } from '@/lib/background/team/nats/minute';
import { createPlaces } from '@/lib/background/team/nats/places';
import { openSession } from '@/lib/background/team/nats/connection/session';
import { startNats, type Nats } from '../../sandbox/team/start-nats.ts';

let nats: Nats;
beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.close());

/** Members of one team, each with a connection of its own. */
async function admit(count: number) {
  const keys = await deriveTeamKeys(new Uint8Array(32), 'team');
  const layout = layoutOf({ teamId: crypto.randomUUID().replaceAll('-', ''), generation: 1 });
  const members = [];
  for (let index = 0; index < count; index += 1) {
    const session = await openSession(await connectTo(nats.address, { kind: 'open' }), layout, keys, true);
    members.push({ session, places: createPlaces(session) });
  }
  return members;
}

it('however many members ask at once, all together get no more places than the minute has', async () => {
  const members = await admit(12);
  const perMinute = 60;
  const taken: string[] = [];
  // Each asks again and again, as fast as it can, until it is told to wait.
  await Promise.all(
    members.map(async ({ places }, index) => {
      const lane = index % 3 === 0 ? 'interactive' : 'sync';
      for (let tries = 0; tries < 40; tries += 1) {
        const wait = await places.take('token', lane, perMinute);
        if (wait === 0) taken.push(lane);
        // Less is a conflict with others.
        else if (wait > 2_000) break;
      }
    }),
  );
  expect(taken.length).toBeLessThanOrEqual(limitOf('interactive', perMinute));
  expect(taken.length).toBeGreaterThanOrEqual(limitOf('sync', perMinute));
  // Another token has a minute of its own.
  expect(await members[0]?.places.take('other', 'sync', perMinute)).toBe(0);
  for (const { session } of members) await session.connection.close();
});

it('a block that one member meets stops all', async () => {
  const [one, other] = await admit(2);
  if (!one || !other) throw new Error('nobody');
  expect(await other.places.take('token', 'sync', 60)).toBe(0);
  const until = Date.now() + 60_000;
  await one.places.block('token', until);
  // What was reserved before is not sent either: `spendPlace` looks at its own notes, and the pocket runs out.
  await vi.waitFor(async () => {
    await expect(other.places.take('token', 'interactive', 60)).rejects.toMatchObject({
      failure: { kind: 'tokenBlocked' },
    });
  });
  for (const { session } of [one, other]) await session.connection.close();
});

it('one member who works alone gets on nearly as fast as its share allows', async () => {
  const [only] = await admit(1);
  if (!only) throw new Error('nobody');
  let count = 0;
  for (;;) {
    if ((await only.places.take('token', 'sync', 60)) > 0) break;
    only.places.leave('token');
    count += 1;
  }
  expect(count).toBe(limitOf('sync', 60));
  await only.session.connection.close();
});

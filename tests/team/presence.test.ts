import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { deriveTeamKeys } from '@/lib/background/team/team-keys';
import { connectTo } from '@/lib/background/team/nats/connection/connect';
import { layoutOf } from '@/lib/background/team/nats/connection/layout';
import { createPresence, type PresenceTimes } from '@/lib/background/team/nats/presence';
import { openSession } from '@/lib/background/team/nats/connection/session';
import { startNats, type Nats } from '../../sandbox/team/start-nats.ts';

let nats: Nats;
beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.close());

let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

const patience = { timeout: 20_000, interval: 20 };
const tab = 1;
const looking = new Map([['ticket 77', 'looks']] as const);
const changing = new Map([['ticket 77', 'changes']] as const);

/**
 * Members of one team.
 *
 * @param times of all of them (ms). Without them nothing is repeated, and nothing is forgotten
 */
async function admit(ids: readonly string[], times: Partial<PresenceTimes> = {}) {
  const never = { repeat: 600_000, forgetMember: 600_000, forgetTab: 600_000, patience: 600_000 };
  const layout = layoutOf({ teamId: crypto.randomUUID().replaceAll('-', ''), generation: 1 });
  const keys = await deriveTeamKeys(new Uint8Array(32), 'team');
  return Promise.all(
    ids.map(async (id) => {
      const session = await openSession(await connectTo(nats.address, { kind: 'open' }), layout, keys, true);
      const presence = createPresence(session, id, { ...never, ...times });
      ends.push(async () => {
        await presence.stop();
        await session.connection.close();
      });
      const ask = async (known: number) => {
        const { version, whoDoes } = await presence.look(tab, looking, known);
        return { version, looks: whoDoes('looks', 'ticket 77'), changes: whoDoes('changes', 'ticket 77') };
      };
      return {
        session,
        presence,
        /** Looks at the ticket, and asks who else does. @returns once that is not what `known` says */
        ask,
        /** Looks at the ticket until exactly these do too. @returns the answer's number */
        untilThere: async (...others: string[]) => {
          await vi.waitFor(async () => expect((await ask(-1)).looks).toEqual(others), patience);
          return (await ask(-1)).version;
        },
      };
    }),
  );
}

/** The first members of a team of two or more. */
async function admitTwo(times?: Partial<PresenceTimes>) {
  const [anna, bert] = await admit(['anna', 'bert'], times);
  if (!anna || !bert) throw new Error('nobody');
  return { anna, bert };
}

it('two who look at one ticket hear of each other, of a change, and that one leaves, as soon as it happens', async () => {
  const { anna, bert } = await admitTwo();
  await anna.untilThere();
  await bert.untilThere('anna');
  let known = await anna.untilThere('bert');
  let next = anna.ask(known);
  await bert.presence.look(tab, changing, -1);
  expect(await next).toMatchObject({ looks: [], changes: ['bert'] });
  known = (await anna.ask(-1)).version;
  next = anna.ask(known);
  bert.presence.lookAway(tab);
  expect(await next).toMatchObject({ looks: [], changes: [] });
});

it('a member whose browser dies is forgotten', async () => {
  const { anna, bert } = await admitTwo({ repeat: 50, forgetMember: 500 });
  await bert.untilThere();
  await anna.untilThere('bert');
  await bert.session.connection.close();
  await anna.untilThere();
});

it('a panel that is gone without a word is forgotten, and its browser says so', async () => {
  const { anna, bert } = await admitTwo({ repeat: 50, forgetTab: 500 });
  await bert.ask(-1);
  await anna.untilThere('bert');
  // Only Anna's panel goes on asking.
  await anna.untilThere();
});

it('the server hears neither who looks nor at what', async () => {
  const spy = await connectTo(nats.address, { kind: 'open' });
  const heard: string[] = [];
  // Everything that is not stored: `two-browsers.test.ts` reads what is.
  spy.subscribe('sidecar.*.here.>', {
    callback: (_, { subject, data }) => void heard.push(`${subject} ${Buffer.from(data).toString('latin1')}`),
  });
  await spy.flush();
  const { anna, bert } = await admitTwo();
  await anna.untilThere();
  await bert.untilThere('anna');
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(2), patience);
  expect(heard.filter((line) => /ticket|anna|bert|looks/.test(line))).toEqual([]);
  await spy.close();
});

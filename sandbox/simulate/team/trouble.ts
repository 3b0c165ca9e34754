import type { Random } from '../../shop/random.ts';
import type { Member } from './member.ts';
import type { Servers } from './servers.ts';
import type { SimulatedTime } from './simulated-time.ts';
import type { TeamScenario } from './team-scenario.ts';

const minute = 60_000;
/**
 * A cluster chooses leaders, and clients find out that a server has taken their consumer with it (two heartbeats of
 * 15 s), by the computer's clock (ms).
 */
const clusterNeeds = 45_000;

interface Wish {
  scenario: TeamScenario;
  time: SimulatedTime;
  random: Random;
  servers: Servers;
  members: readonly Member[];
  /** When it ends, Unix ms. */
  end: number;
}

/** What has happened. */
export interface Troubles {
  kills: number;
  sleeps: number;
  cuts: number;
  outages: number;
}

/** Plans what goes wrong. After `end` everything is well again, when `mend` is called. */
export function planTrouble({ scenario, time, random, servers, members, end }: Wish) {
  const count: Troubles = { kills: 0, sleeps: 0, cuts: 0, outages: 0 };
  const down = new Set<number>();
  /** Work that the simulated clock does not wait for. */
  let working: Promise<void> = Promise.resolve();

  if (scenario.kills) for (const member of members) planDeath(member);
  if (scenario.sleeps) for (const member of members) planSleep(member);
  if (scenario.cuts) planCut();
  if (scenario.outages) planOutage();

  function later(from: number, to: number, act: () => void): void {
    const at = time.now + random.integer(from, to);
    time.plan(at, () => {
      if (time.now < end) act();
    });
  }

  /** It dies at any await within some minutes, and starts again some time later. */
  function planDeath(member: Member): void {
    later(minute, 15 * minute, () => {
      const { life } = member.machine;
      life.awaitsLeft = random.integer(1, random.pick([20, 200, 2_000]));
      later(1_000, 4 * minute, () => {
        life.kill();
        count.kills += 1;
        const at = time.now + random.integer(500, random.pick([5_000, 4 * minute]));
        time.plan(at, () => {
          if (!member.machine.life.isOver) return;
          member.restart();
          planDeath(member);
        });
      });
    });
  }

  function planSleep(member: Member): void {
    later(minute, 20 * minute, () => {
      const { life } = member.machine;
      count.sleeps += 1;
      life.sleep();
      later(5_000, 8 * minute, () => {
        life.wake(random.chance(0.5));
        planSleep(member);
      });
    });
  }

  /** The network is cut in two. */
  function planCut(): void {
    later(minute, 10 * minute, () => {
      const share = random.pick([0.2, 0.5, 0.9]);
      const apart = members.filter(() => random.chance(share));
      count.cuts += 1;
      for (const { machine } of apart) machine.cut();
      later(5_000, 4 * minute, () => {
        for (const { machine } of apart) machine.mend();
        planCut();
      });
    });
  }

  function planOutage(): void {
    later(2 * minute, 10 * minute, () => {
      const which = random.integer(0, servers.count - 1);
      count.outages += 1;
      down.add(which);
      working = working.then(() => servers.kill(which));
      if (servers.count > 1) time.goSlowly(clusterNeeds);
      later(1_000, 3 * minute, () => {
        working = working.then(() => servers.restart(which));
        down.delete(which);
        planOutage();
      });
    });
  }

  return {
    count,
    /** Resolves when the servers are as they are to be: the simulated clock waits for that. */
    settle: () => working,
    /** Ends all trouble. */
    mend: async () => {
      await working;
      if (servers.count > 1 && count.outages > 0) time.goSlowly(clusterNeeds);
      for (const which of down) await servers.restart(which);
      for (const member of members) {
        const { life } = member.machine;
        member.machine.mend();
        life.awaitsLeft = Infinity;
        life.wake(true);
        if (life.isOver) member.restart();
      }
    },
  };
}

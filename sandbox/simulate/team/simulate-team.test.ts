import { expect, it } from 'vitest';
import { describe, isGood, runOne } from './run-many-teams.ts';
import { makeCalmScenario } from './team-scenario.ts';

// A short form of `npm run simulate -- team`. The clock is simulated: a slow computer changes no figure but the times.
const minute = 60_000;
const short = { ...makeCalmScenario(1, 3), orders: 60, duration: 6 * minute, acts: 24 };

it(
  'three members lose nothing, do nothing twice, and ask Base as often as one browser does',
  { timeout: 300_000 },
  async () => {
    const totals = await runOne(short);
    console.log(describe(totals));
    expect(totals).toSatisfy(isGood);
    expect(totals.members).toBe(3);
    expect(totals.ruled).toBeGreaterThan(1);
    // Two that sync would ask nearly twice as often.
    expect(totals.requests).toBeLessThan(1.3 * totals.alone);
  },
);

it(
  'neither do three that die, sleep and are cut off, on a server that is killed',
  { timeout: 300_000 },
  async () => {
    const rough = { kills: true, sleeps: true, cuts: true, outages: true, clocksWrongBy: 90_000 };
    const totals = await runOne({ ...short, ...rough, seed: 2, duration: 12 * minute });
    console.log(describe(totals));
    expect(totals).toSatisfy(isGood);
    expect(totals.kills + totals.sleeps).toBeGreaterThan(0);
    expect(totals.cuts + totals.outages).toBeGreaterThan(0);
  },
);

import { makeTeamScenario, type TeamScenario } from './team-scenario.ts';
import { playTeam, type Outcome } from './play-team.ts';

/** The sums of many runs. */
export interface Totals {
  runs: number;
  members: number;
  /** Requests to Base of the teams; and of one browser for each, without a team, whose agent does the same. */
  requests: number;
  alone: number;
  kills: number;
  sleeps: number;
  cuts: number;
  outages: number;
  ruled: number;
  overBudget: number;
  blocks: number;
  lost: number;
  twice: number;
  ruledTwice: number;
  /** In ms of the computer. */
  delays: number[];
  joining: number[];
  /** The most of a run. */
  bytes: number;
  bytesAtRest: number;
  memory: number;
}

/**
 * How many requests teams may send where one browser alone sends so many. Who takes over reads a page again, and several
 * agents read an order that they open in the same moment. Many orders that change at once are read one by one or as
 * pages, whichever is less when the next cycle begins: in one run a team may be lucky, in another one the browser.
 */
const mostOf = (alone: number) => 1.1 * alone + 100;

/** Simulates a team for each seed. Prints failures with their seed. */
export async function runMany(seeds: readonly number[], members: number): Promise<Totals> {
  let totals = addUp([]);
  for (const seed of seeds) totals = addUp([totals, await runOne(makeTeamScenario(seed, members))]);
  return totals;
}

/** Simulates a team, and one browser that does the same alone. */
export async function runOne(scenario: TeamScenario): Promise<Totals> {
  const outcome = await playTeam(scenario);
  const { requests: alone } = await playTeam(scenario, outcome.begunAt);
  const { lost, twice, ruledTwice } = outcome;
  const found = {
    ...outcome,
    ...{ runs: 1, alone },
    ...{ lost: lost.length, twice: twice.length, ruledTwice: ruledTwice.length },
  };
  if (!isGood(found))
    console.log(`Seed ${scenario.seed} failed:`, scenario, describe(found), firstOf(outcome));
  return found;
}

function firstOf({ lost, twice, ruledTwice }: Outcome): string[] {
  return [...ruledTwice, ...twice, ...lost].slice(0, 8);
}

export function addUp(parts: readonly Totals[]): Totals {
  const sumOf = (pick: (part: Totals) => number) => parts.reduce((sum, part) => sum + pick(part), 0);
  const mostIn = (pick: (part: Totals) => number) =>
    parts.reduce((most, part) => Math.max(most, pick(part)), 0);
  return {
    runs: sumOf(({ runs }) => runs),
    members: mostIn(({ members }) => members),
    requests: sumOf(({ requests }) => requests),
    alone: sumOf(({ alone }) => alone),
    kills: sumOf(({ kills }) => kills),
    sleeps: sumOf(({ sleeps }) => sleeps),
    cuts: sumOf(({ cuts }) => cuts),
    outages: sumOf(({ outages }) => outages),
    ruled: sumOf(({ ruled }) => ruled),
    overBudget: sumOf(({ overBudget }) => overBudget),
    blocks: sumOf(({ blocks }) => blocks),
    lost: sumOf(({ lost }) => lost),
    twice: sumOf(({ twice }) => twice),
    ruledTwice: sumOf(({ ruledTwice }) => ruledTwice),
    delays: parts.flatMap(({ delays }) => delays),
    joining: parts.flatMap(({ joining }) => joining),
    bytes: mostIn(({ bytes }) => bytes),
    bytesAtRest: mostIn(({ bytesAtRest }) => bytesAtRest),
    memory: mostIn(({ memory }) => memory),
  };
}

/** True if nothing happened that must never happen. */
export function isGood({ overBudget, blocks, lost, twice, ruledTwice, requests, alone }: Totals): boolean {
  return overBudget + blocks + lost + twice + ruledTwice === 0 && requests <= mostOf(alone);
}

/** What is printed of the totals: what → figure. */
export function describe(totals: Totals): Record<string, number | string> {
  const { runs, members, requests, alone, delays, joining, bytes, memory } = totals;
  const megabytes = (count: number) => Number((count / 1e6).toFixed(1));
  return {
    runs,
    members,
    'requests to Base': requests,
    'requests of one browser alone': alone,
    deaths: totals.kills,
    sleeps: totals.sleeps,
    'networks cut': totals.cuts,
    'server outages': totals.outages,
    'minutes over budget': totals.overBudget,
    blocks: totals.blocks,
    lost: totals.lost,
    twice: totals.twice,
    'rules acted': totals.ruled,
    'rules acted twice': totals.ruledTwice,
    'until a change is everywhere, median (ms)': share(delays, 0.5),
    'until a change is everywhere, p95 (ms)': share(delays, 0.95),
    'until a new member has everything, median (ms)': share(joining, 0.5),
    'until a new member has everything, p95 (ms)': share(joining, 0.95),
    'most MB between members and server in a run': megabytes(bytes),
    'kB between a member at rest and the server in an hour': Math.round(totals.bytesAtRest / 1e3),
    'most MB of server memory': megabytes(memory),
  };
}

/** A percentile: `part` of the values (0 to 1) are below it. */
function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

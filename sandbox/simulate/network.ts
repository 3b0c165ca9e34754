import type { createBaseApi } from '../base-api/create-base-api.ts';
import type { FaultKind } from '../base-api/faults.ts';
import type { Random } from '../shop/random.ts';
import type { Clock } from './clock.ts';
import { Life } from './life.ts';

const faults: [FaultKind, ...FaultKind[]] = [
  'http500',
  'html502',
  'half',
  'hang',
  'stall',
  'reset',
  'invalidJson',
  'wrongShape',
  'wrongRecords',
  'slow',
];

interface Wish {
  api: ReturnType<typeof createBaseApi>;
  clock: Clock;
  random: Random;
}

interface Mood {
  /** For each token, the share of requests that fail. Default: none. */
  faults: Map<string, number>;
  /** True: the lists in answers are shuffled. */
  isShuffled: boolean;
  /** The life of the current worker. */
  life: Life;
}

/**
 * Creates a `fetch` to the stand-in. It takes simulated time and meets faults. The worker may die during it: before the
 * request, while it is on its way, and before the answer arrives.
 */
export function createNetwork({ api, clock, random }: Wish) {
  const arrivals: { token: string; at: number }[] = [];
  /**
   * When we last learnt that a token is blocked, and until when. We do not learn of requests that prolong the block
   * later.
   */
  const told = new Map<string, { at: number; until: number }>();
  let askedIntoBlocks = 0;
  let faultsMet = 0;
  let underway = 0;

  /** The behaviour of the network from now on. */
  const mood: Mood = { faults: new Map(), isShuffled: false, life: new Life(Infinity, () => false) };

  const fetch: typeof globalThis.fetch = async (_, { body, headers } = {}) => {
    const { life } = mood;
    await life.settle();
    if (!life.goesOn()) return never();
    const token = new Headers(headers).get('X-BLToken') ?? '';
    const fault = random.chance(mood.faults.get(token) ?? 0) ? random.pick(faults) : undefined;
    if (fault) faultsMet += 1;
    const sentAt = clock.at;
    const isBlocked = async (answered: Response) =>
      (await answered.clone().text()).includes('ERROR_BLOCKED_TOKEN');
    const send = async () => {
      arrivals.push({ token, at: clock.at });
      if (fault) api.faults.switchOn({ kind: fault, times: 1, isCarriedOut: random.chance(0.5) });
      return api.app.request('/connector.php', {
        method: 'POST',
        body: body ?? null,
        headers: headers ?? {},
      });
    };
    const isLate = fault === 'slow' && random.chance(0.5);
    const wayThere = isLate ? random.integer(1_000, 25_000) : random.integer(10, 400);
    const isSlow = fault === 'slow' && !isLate;
    const wayBack = isSlow
      ? random.integer(1_000, 25_000)
      : random.integer(10, fault === 'hang' || fault === 'stall' ? 29_000 : 1_500);
    let answer: Response | Error = new Error('lost');
    let blockedUntil = 0;
    clock.plan(clock.at + wayThere, async () => {
      // A request that was on its way when the worker died may arrive.
      if (!life.goesOn() && random.chance(0.5)) return;
      answer = await send().catch((lost: unknown) => (lost instanceof Error ? lost : new Error('lost')));
      blockedUntil = api.blocks(token).at(-1)?.until ?? 0;
    });
    underway += 1;
    void life.ended.then(() => (underway = 0));
    await clock.wait(wayThere + wayBack);
    if (!life.goesOn()) return never();
    underway -= 1;
    if (answer instanceof Error) throw answer;
    if ((!fault || fault === 'slow') && (await isBlocked(answer))) {
      const before = told.get(token);
      // A request that was sent before the first refusal arrived does not count.
      if (before && sentAt > before.at && sentAt < before.until) askedIntoBlocks += 1;
      told.set(token, { at: clock.at, until: Math.max(before?.until ?? 0, blockedUntil) });
    }
    return mood.isShuffled ? shuffle(answer, random) : answer;
  };

  return {
    fetch,
    mood,
    /** The times at which requests with a token reached Base, Unix ms. */
    arrivals: (token: string): number[] => arrivals.flatMap((each) => (each.token === token ? each.at : [])),
    faultsMet: () => faultsMet,
    /** How often we sent a request although we knew that Base had blocked the token. */
    askedIntoBlocks: () => askedIntoBlocks,
    /** True when no request is on its way. */
    isQuiet: () => underway === 0,
  };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** The order of the answers' lists is not documented (base-api.md §3.1, §4.1). */
async function shuffle(answer: Response, random: Random): Promise<Response> {
  const text = await answer.text();
  return new Response(mixLists(text, random), { status: answer.status });
}

const lists = new Set(['orders', 'returns', 'logs']);

function mixLists(text: string, random: Random): string {
  try {
    return JSON.stringify(JSON.parse(text), (field, value: unknown) =>
      lists.has(field) && Array.isArray(value) ? mix(value, random) : value,
    );
  } catch {
    // A fault: the text is not JSON.
    return text;
  }
}

function mix(items: readonly unknown[], random: Random): unknown[] {
  return items
    .map((item) => ({ item, place: random.randomizer.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

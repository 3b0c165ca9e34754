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
  'reset',
  'invalidJson',
  'wrongShape',
  'slow',
];

interface Wish {
  api: ReturnType<typeof createBaseApi>;
  clock: Clock;
  random: Random;
}

interface Mood {
  /** Share of the requests that go wrong. */
  faults: number;
  /** Answers' lists come in no order. */
  isShuffled: boolean;
  /** The life of the worker that asks. */
  life: Life;
}

/**
 * A `fetch` to the stand-in that takes simulated time, meets faults and may be the moment the worker dies: before the
 * request, on its way, and before the answer is there.
 */
export function createNetwork({ api, clock, random }: Wish) {
  /** When each request reached Base, Unix ms. */
  const arrivals: number[] = [];
  let faultsMet = 0;

  /** How the network is from now on. */
  const mood: Mood = { faults: 0, isShuffled: false, life: new Life(Infinity, () => false) };

  const fetch: typeof globalThis.fetch = async (_, { body, headers } = {}) => {
    const { life } = mood;
    if (!life.goesOn()) return never();
    const fault = random.chance(mood.faults) ? random.pick(faults) : undefined;
    if (fault) faultsMet += 1;
    const send = async () => {
      arrivals.push(clock.at);
      if (fault) api.faults.switchOn({ kind: fault, times: 1, isCarriedOut: random.chance(0.5) });
      return api.app.request('/connector.php', {
        method: 'POST',
        body: body ?? null,
        headers: headers ?? {},
      });
    };
    const isLate = fault === 'slow' && random.chance(0.5);
    clock.pass(isLate ? random.integer(1_000, 25_000) : random.integer(10, 400));
    if (!life.goesOn()) {
      // What was on its way when the worker died may arrive.
      if (random.chance(0.5)) await send().catch(() => undefined);
      return never();
    }
    const answer = await send().catch((lost: unknown) => (lost instanceof Error ? lost : new Error('lost')));
    const isSlow = fault === 'slow' && !isLate;
    const longest = fault === 'hang' ? 29_000 : 1_500;
    clock.pass(isSlow ? random.integer(1_000, 25_000) : random.integer(10, longest));
    if (!life.goesOn()) return never();
    if (answer instanceof Error) throw answer;
    return mood.isShuffled ? shuffle(answer, random) : answer;
  };

  return { fetch, mood, arrivals, faultsMet: () => faultsMet };
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
    // A fault: not JSON at all.
    return text;
  }
}

function mix(items: readonly unknown[], random: Random): unknown[] {
  return items
    .map((item) => ({ item, place: random.randomizer.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

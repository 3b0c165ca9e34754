import type { Page } from 'puppeteer-core';
import { z } from 'zod';

const event = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.optional(z.number()),
  /** Time on the processor, µs: what other programs take of it does not count. */
  tdur: z.optional(z.number()),
  args: z.optional(
    z.object({
      data: z.optional(z.object({ url: z.optional(z.string()) })),
      fileName: z.optional(z.string()),
    }),
  ),
});
const trace = z.object({ traceEvents: z.array(z.unknown()) });
type Event = z.infer<typeof event>;

/** The calls of content scripts on a page: how long each was on the processor, ms. */
export interface ScriptCalls {
  all: number;
  /** The longest call, and the longest task of the page that has such a call. */
  longest: number;
  longestTask: number;
}

/** Runs `act` and returns which content scripts ran meanwhile in the page's process. */
export async function traceScripts(page: Page, act: () => Promise<void>): Promise<ScriptCalls> {
  await page.tracing.start({
    categories: ['devtools.timeline', 'v8', 'disabled-by-default-devtools.timeline'],
  });
  await act();
  const written = new TextDecoder().decode(await page.tracing.stop());
  const events = trace
    .parse(JSON.parse(written))
    .traceEvents.flatMap((each) => event.safeParse(each).data ?? []);
  const calls = events.filter(isCall);
  const outermost = calls.filter((call) => !calls.some((other) => other !== call && isWithin(call, other)));
  const tasks = events.filter(
    (task) => task.name === 'RunTask' && outermost.some((call) => isWithin(call, task)),
  );
  const longestOf = (some: Event[]) => Math.max(0, ...some.map(cpuTime));
  return {
    all: outermost.reduce((sum, call) => sum + cpuTime(call), 0),
    longest: longestOf(outermost),
    longestTask: longestOf(tasks),
  };
}

function isCall({ name, args }: Event): boolean {
  const address = args?.data?.url ?? args?.fileName ?? '';
  return (name === 'FunctionCall' || name === 'EvaluateScript') && address.includes('/content-scripts/');
}

function isWithin(inner: Event, outer: Event): boolean {
  const isSameThread = inner.pid === outer.pid && inner.tid === outer.tid;
  const endsAt = (each: Event) => each.ts + (each.dur ?? 0);
  return isSameThread && outer.ts <= inner.ts && endsAt(inner) <= endsAt(outer) && outer.dur !== inner.dur;
}

function cpuTime({ tdur = 0 }: Event): number {
  return tdur / 1000;
}

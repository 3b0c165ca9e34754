/** Returns the median time of the second half of `times` runs, ms. The first half is for warm-up. */
export async function measure(times: number, run: (time: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = process.hrtime.bigint();
    await run(time);
    taken.push(Number(process.hrtime.bigint() - began) / 1e6);
  }
  const warm = taken.slice(Math.floor(times / 2)).sort((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)] ?? 0;
}

/** Formats one line of a benchmark: two times (ms) and their ratio. */
export function compareTimes(what: string, few: number, many: number): string {
  const ratio = (many / few).toFixed(2);
  return `${what}: ${few.toFixed(2)} ms at 1,000 orders, ${many.toFixed(2)} ms at 100,000, ratio ${ratio}`;
}

/** Times of one thing that was done many times, ms. */
export interface Times {
  median: number;
  p95: number;
}

/** The median and the 95th percentile. The first tenth is left out: it warms up. */
export function summarise(taken: readonly number[]): Times {
  const sorted = taken.slice(Math.floor(taken.length / 10)).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/** Writes times for the table. */
export function writeTimes({ median, p95 }: Times): string {
  return `${median.toFixed(1)} ms, p95 ${p95.toFixed(1)}`;
}

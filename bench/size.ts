/** How much `npm run bench` does: the numbers of orders, and how often a thing is repeated. */
export interface Size {
  /** Orders in the database, ascending. The first is what the last is held against. */
  orders: readonly [number, ...number[]];
  /** Repetitions of what takes milliseconds. */
  often: number;
  /** Repetitions of what takes seconds. */
  seldom: number;
}

export const sizes = {
  short: { orders: [1_000, 10_000], often: 100, seldom: 10 },
  middle: { orders: [1_000, 50_000], often: 200, seldom: 10 },
  full: { orders: [1_000, 50_000, 250_000], often: 200, seldom: 10 },
} satisfies Record<string, Size>;

/** Writes a number of orders for the table: `250k`. */
export function writeCount(count: number): string {
  return `${String(count / 1_000)}k`;
}

/** One line of the table. */
export interface Line {
  figure: string;
  /** What was measured of Sidecar, with its unit. */
  ours: string;
  /** What it is held against, with its unit. */
  against: string;
  /** What is judged. */
  ratio: number;
  /** The ratio that is still good. */
  limit: { most: number } | { least: number };
}

/** True if the line reaches its goal. */
export function isGood({ ratio, limit }: Line): boolean {
  // The table rounds: 2.004 is drawn as 2.00, and counts as 2.
  const drawn = Math.round(ratio * 100) / 100;
  return 'most' in limit ? drawn <= limit.most : drawn >= limit.least;
}

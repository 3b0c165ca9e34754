import { isGood, type Line } from './line.ts';

const heads = ['figure', 'ours', 'held against', 'ratio', 'goal', ''];

/** Draws the lines as a table in Markdown, whose columns are aligned for a terminal. */
export function drawTable(lines: readonly Line[]): string {
  const rows = [heads, heads.map(() => '---'), ...lines.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}

function cellsOf(line: Line): string[] {
  const { figure, ours, against, ratio, limit } = line;
  const goal = 'most' in limit ? `≤ ${String(limit.most)}` : `≥ ${String(limit.least)}`;
  return [figure, ours, against, ratio.toFixed(2), goal, isGood(line) ? 'pass' : 'short'];
}

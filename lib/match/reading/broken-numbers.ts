import { readLabelBefore } from './label-before';

/** The last token of a line, and the first of the next: mail programs break long tokens over two lines. */
const lastToken = /(?<![\p{L}\d])[\p{L}\d_/-]{1,60}=?$/u;
const firstToken = /^[\p{L}\d_/-]{1,60}/u;
const lastDigits = /(?<![\p{L}\d_/-])\d{4,30}(?: \d{2,30}){0,8}$/u;
const firstDigits = /^\d{2,30}(?: \d{2,30}){0,8}(?![\p{L}\d_/-])/u;

/** UUIDs and Amazon's numbers are recognised by shape alone. */
const knownShape = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{3}-\d{7}-\d{7})$/i;

/** The fewest and most digits of a parcel number. */
const parcelDigits = { fewest: 10, most: 40 };

/**
 * Joins a line with the next one if a number may be broken between them: `… 3f2504e0-4f89-11d3-` and
 * `9a0c-0305e82c3301`. If only digits meet, `620100847712` and `345678901234`, they may be one parcel number or two
 * whole numbers: both are read.
 *
 * @returns the line with its number joined, once for each way to read it
 */
export function joinBroken(line: string, following: string, third: string): string[] {
  return [
    ...joinTokens(line, following),
    ...joinOrders(line, following),
    ...joinDigits(line, following, third),
  ];
}

function joinTokens(line: string, following: string): string[] {
  const end = lastToken.exec(line)?.[0];
  const start = firstToken.exec(following)?.[0];
  if (end === undefined || start === undefined || !/\d/.test(end + start)) return [];
  const soft = end.replace(/=$/, '');
  const isBroken = /[\p{L}\d][-/_]$/u.test(soft) !== /^[-/_]/.test(start) || soft !== end;
  const isWhole = knownShape.test(soft + start) && !knownShape.test(soft);
  return (isBroken && /[\p{L}\d]/u.test(soft)) || isWhole
    ? [line.slice(0, line.length - end.length) + soft + start]
    : [];
}

/** `… w zamówieniu nr 7400` and `1882 na biuro`: after an order's label, the digits of both lines are one number. */
function joinOrders(line: string, following: string): string[] {
  const end = /(?<![\p{L}\d_/.-])\d{2,6}$/u.exec(line);
  const start = /^\d{2,6}(?= \p{L}|[.,;]|$)/u.exec(following)?.[0];
  if (!end || start === undefined || end[0].length + start.length < 6) return [];
  const label = readLabelBefore(line, end.index);
  return label.noun === 'order' && label.isNumbered ? [line + start] : [];
}

/** Marks joined digits, which are read as a parcel number only (`read-numbers.ts`). */
export const joinedMark = '⁀';

function joinDigits(line: string, following: string, third: string): string[] {
  const end = lastDigits.exec(line)?.[0];
  const start = firstDigits.exec(following)?.[0];
  if (end === undefined || start === undefined) return [];
  const more = start === following ? firstDigits.exec(third)?.[0] : undefined;
  return [end + start, ...(more === undefined ? [] : [end + start + more])]
    .map((digits) => digits.replace(/ /g, ''))
    .filter(({ length }) => length >= parcelDigits.fewest && length <= parcelDigits.most)
    .map((digits) => joinedMark + digits);
}

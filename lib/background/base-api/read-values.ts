import * as z from 'zod/mini';
import { readWarsawTime } from './warsaw-time';

/**
 * Schemas for single values as Base really sends them (base-api.md §2): numbers as strings, `""` or `false` for no
 * value (its developers work in PHP), `[]` for `{}`. Each schema turns an empty value into its default, and fails on a
 * value without a clear meaning.
 */

/**
 * Texts are cut at this length (characters). No field of Base is longer, comments and files of extra fields included.
 */
const longestText = 5_000;
/** Lists are cut at this length. No order has more products, and no page more records. */
const longestList = 5_000;

/** True for what PHP writes for an empty value of any type. */
function isNone(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    (typeof value === 'string' && value.trim() === '') ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/**
 * Makes the schema of a value that may be empty: an empty value becomes `none`. `read` returns undefined if it cannot
 * understand the value.
 */
function valueOf<T>(none: T, read: (value: unknown) => T | undefined): z.ZodMiniType<T> {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value, context) => {
      const meant = isNone(value) ? none : read(value);
      if (meant !== undefined) return meant;
      context.issues.push({ code: 'custom', message: 'unreadable', input: value });
      return z.NEVER;
    }),
  );
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : undefined;
}

/** A text of any length: a file. */
export const wholeText = valueOf('', toText);

/** A text. A number becomes its digits, and a missing value ''. */
export const text = valueOf('', (value) => toText(value)?.slice(0, longestText));

/** An id as text; '' if there is none, which Base writes as `0`, `"0"`, `-1` (a return's shop_order_id) or `""`. */
export const id = z.pipe(
  text,
  z.transform((value) => (value === '0' || value === '-1' ? '' : value)),
);

/** The id of a record. A record without it cannot be kept. */
export const ownId = z
  .pipe(
    z.union([z.string(), z.number()]),
    z.transform((value) => String(value).trim()),
  )
  .check(z.refine((value) => /^\d{1,20}$/.test(value) && !/^0+$/.test(value)));

/**
 * Reads a number as people write it: `1 249.00`, `1.249,00`, `12,50 zł`. Returns undefined for a text that is no
 * number, or that can be read as two different numbers.
 */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const plain = value
    .trim()
    .replace(/[\s']/g, '')
    .replace(/^(?:\+|pln|eur|usd|gbp|brl|czk|huf|ron|sek|r?\$|€|£)|[a-zł€$.]{1,4}$/gi, '');
  if (/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(plain)) return Number(plain);
  if (/^-?\d{1,3}(?:,\d{3})+\.\d{1,4}$/.test(plain)) return Number(plain.replaceAll(',', ''));
  if (/^-?\d{1,3}(?:\.\d{3})+,\d{1,4}$/.test(plain))
    return Number(plain.replaceAll('.', '').replace(',', '.'));
  // `1,249` may be 1249 or 1.249, so it is not read.
  if (/^-?\d*,(?:\d{1,2}|\d{4})$/.test(plain)) return Number(plain.replace(',', '.'));
  return undefined;
}

/** A number; an empty value is 0. */
export const amount = valueOf(0, readNumber);

function toHundredths(value: unknown): number | undefined {
  const hundredths = Math.round((readNumber(value) ?? NaN) * 100);
  return Number.isSafeInteger(hundredths) ? hundredths : undefined;
}

/** An amount in hundredths of its currency; an empty value is 0. */
export const money = valueOf(0, toHundredths);

/** The same, but an empty value is null: an amount of 0 is not the same as no amount. */
export const moneyOrNone = valueOf<number | null>(null, toHundredths);

/** The last moment that `Date` can hold (Unix ms). */
const lastTime = 8.64e15;
/** As Unix seconds this is the year 5138: a number beyond it is in ms. */
const firstMs = 1e11;

function readTime(value: unknown): number | undefined {
  const seconds = readNumber(value);
  if (seconds !== undefined) {
    const ms = seconds < firstMs ? seconds * 1000 : seconds;
    return ms >= 0 && ms <= lastTime ? Math.round(ms) : undefined;
  }
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value.trim())) return undefined;
  // MySQL writes an empty time as "0000-00-00 00:00:00".
  if (/^0000/.test(value.trim())) return 0;
  const written = value.trim().slice(0, 40);
  const isAbsolute = /\d(?:z|[+-]\d{2}:?\d{2})$/i.test(written.slice(10));
  const local = written.replace(/^(.{10})$/, '$1 00:00:00').replace(/^(.{10}[ T]\d{2}:\d{2})$/, '$1:00');
  const ms = isAbsolute ? Date.parse(written) : readWarsawTime(local, 0);
  return ms !== undefined && ms >= 0 && ms <= lastTime ? ms : undefined;
}

/** A time in Unix ms, read from Unix seconds or from a text in Polish local time; an empty value is 0. */
export const time = valueOf(0, readTime);

/** `"1"`, 1 and true. Any other text or number is false. */
export const flag = valueOf(false, (value) => {
  if (value === true) return true;
  const written = toText(value);
  return written === undefined ? undefined : ['1', 'true'].includes(written.toLowerCase());
});

/** A list. PHP writes a list with gaps as an object, which is read too. A missing list is empty. */
export const list = valueOf<unknown[]>([], (value) =>
  typeof value === 'object' && value !== null ? Object.values(value).slice(0, longestList) : undefined,
);

/** A keyed object whose empty form may be `[]` or `""`. */
export function keyed<T>(value: z.ZodMiniType<T>) {
  const empty = z.pipe(
    z.unknown().check(z.refine(isNone)),
    z.transform((): Record<string, T> => ({})),
  );
  return z.union([empty, z.record(z.string(), value)]);
}

import { keysOnlyThere, readApart } from './keys-only-there';

/**
 * E-mail addresses, phones and logins that occur only in the shop's lines: its signature, and the buyer's quotes of it.
 * They are the shop's own. Order numbers that the shop writes still count.
 *
 * @param shopLines indexes in `lines`
 * @returns kind and value of each, `phone:221002030`
 */
export function shopOnlyKeys(
  lines: readonly string[],
  shopLines: readonly number[] | undefined,
): ReadonlySet<string> {
  if (!shopLines || shopLines.length === 0) return new Set();
  return keysOnlyThere(readApart(lines, shopLines, ({ kind }) => kind !== 'number'));
}

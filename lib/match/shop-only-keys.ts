import { findCandidates } from './reading/candidates';

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
  const places = new Set(shopLines);
  const keysIn = (isShops: boolean) =>
    findCandidates(lines.filter((_, at) => places.has(at) === isShops))
      .filter(({ kind }) => kind !== 'number')
      .map(({ kind, value }) => `${kind}:${value}`);
  const buyers = new Set(keysIn(false));
  return new Set(keysIn(true).filter((key) => !buyers.has(key)));
}

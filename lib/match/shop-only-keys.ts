import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import { candidateKey } from './keys/candidate';
import { keysOnlyThere, readApart } from './keys-only-there';
import { findCandidates } from './reading/candidates';

/** In a signature, a phone stands at most so many lines from the address. */
const mostBetween = 2;

/**
 * E-mail addresses, phones and logins that occur only in the shop's lines: its signature, and the buyer's quotes of it.
 * They are the shop's own. So are the phones in its signature: the page may show them elsewhere too. Order numbers that
 * the shop writes still count.
 *
 * @param shopLines indexes in `lines`
 * @returns kind and value of each, `phone:221002030`
 */
export function shopOnlyKeys(
  lines: readonly string[],
  shopLines: readonly number[] | undefined,
): ReadonlySet<string> {
  if (!shopLines || shopLines.length === 0) return new Set();
  const only = keysOnlyThere(readApart(lines, shopLines, ({ kind }) => kind !== 'number'));
  return only.union(phonesOfSignatures(lines, shopLines, only));
}

/** The phones beside an address of the shop, with no address of another between. */
function phonesOfSignatures(
  lines: readonly string[],
  shopLines: readonly number[],
  only: ReadonlySet<string>,
): ReadonlySet<string> {
  const said = shopLines
    .map((at) => ({ at, text: lines[at] ?? '' }))
    .filter(({ text }) => !isLongAsSentence(text));
  const addressed = said.flatMap(({ at, text }) => {
    const emails = text.includes('@') ? findCandidates([text]).filter(({ kind }) => kind === 'email') : [];
    return emails.map((email) => ({ at, isShops: only.has(candidateKey(email)) }));
  });
  if (!addressed.some(({ isShops }) => isShops)) return new Set();
  const phones = said.flatMap(({ at, text }) => {
    const near = addressed.filter((each) => Math.abs(each.at - at) <= mostBetween);
    if (!/\d.*\d.*\d/.test(text) || near.length === 0 || !near.every(({ isShops }) => isShops)) return [];
    return findCandidates([text]).filter(({ kind }) => kind === 'phone');
  });
  return new Set(phones.map(candidateKey));
}

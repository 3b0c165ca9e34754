import type { AddressProblem } from '@/lib/model/address-problem';
import { isResponsoApp } from './responso-urls';

/** Where the words that are searched for stand in a pattern. */
const place = '{query}';
/** What the settings ask the user to search for: found in an address wherever the app puts it. */
export const sampleQuery = 'sidecar';
/** Parameters that commonly carry a search, tried when the sample word is not in the address. */
const parameter = /([?&](?:q|query|search|s|term|phrase|keywords?|text|filter\[search\])=)([^&#]+)/i;

/**
 * Makes a pattern of the address of a search that was pasted: `https://app.responso.com/inbox/all?q=sidecar` →
 * `https://app.responso.com/inbox/all?q={query}`. How Responso writes searches into its address is not known, so the
 * sample word may stand anywhere behind the host.
 */
export function toSearchPattern(pasted: string): { pattern: string } | { problem: AddressProblem } {
  const checked = toViewAddress(pasted.trim().replace(/%7bquery%7d/gi, place));
  if ('problem' in checked) return checked;
  const { origin } = new URL(checked.address);
  const rest = checked.address.slice(origin.length).replace(/%7bquery%7d/gi, place);
  const word = new RegExp(sampleQuery, 'i');
  if (rest.includes(place)) return { pattern: origin + rest };
  if (word.test(rest)) return { pattern: origin + rest.replace(word, place) };
  if (parameter.test(rest)) return { pattern: origin + rest.replace(parameter, `$1${place}`) };
  return { problem: 'noQuery' };
}

/** Checks an address of the app that was pasted; it comes back as browsers write it. */
export function toViewAddress(
  pasted: string,
): { address: string } | { problem: Exclude<AddressProblem, 'noQuery'> } {
  const url = URL.parse(pasted.trim());
  if (url?.protocol !== 'https:') return { problem: 'notAddress' };
  if (!isResponsoApp(url) || url.username || url.port) return { problem: 'notResponso' };
  return { address: url.href };
}

/**
 * The address of a search; '' when the pattern makes none on its own host.
 *
 * @param query is encoded: whatever stands in it stays within its place
 */
export function searchAddress(pattern: string, query: string): string {
  if (!pattern.includes(place)) return '';
  const made = URL.parse(pattern.replaceAll(place, encodeURIComponent(query.toWellFormed())));
  const host = URL.parse(pattern.replaceAll(place, ''))?.host;
  return made && made.host === host && isResponsoApp(made) ? made.href : '';
}

import type { AddressProblem } from '@/lib/model/address-problem';
import { isResponsoApp } from './responso-urls';

/** Placeholder for the search words in a pattern. */
const place = '{query}';
/** The word that the settings ask the user to search for. It is found in the URL wherever the app puts it. */
export const sampleQuery = 'sidecar';
/** Query parameters that commonly hold a search. Used if the sample word is not in the URL. */
const parameter = /([?&](?:q|query|search|s|term|phrase|keywords?|text|filter\[search\])=)([^&#]+)/i;

/**
 * Turns the pasted URL of a search into a pattern: `https://app.responso.com/inbox/all?q=sidecar` →
 * `https://app.responso.com/inbox/all?q={query}`. How Responso writes searches into its URL is unknown, so the sample
 * word may stand anywhere after the host.
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

/** Checks a pasted URL of the app and returns it in the browser's spelling. */
export function toViewAddress(
  pasted: string,
): { address: string } | { problem: Exclude<AddressProblem, 'noQuery'> } {
  const url = URL.parse(pasted.trim());
  if (url?.protocol !== 'https:') return { problem: 'notAddress' };
  if (!isResponsoApp(url) || url.username || url.port) return { problem: 'notResponso' };
  return { address: url.href };
}

/**
 * The URL of a search; '' if the pattern gives no URL on its own host.
 *
 * @param query is encoded, so it cannot change the rest of the URL
 */
export function searchAddress(pattern: string, query: string): string {
  if (!pattern.includes(place)) return '';
  const made = URL.parse(pattern.replaceAll(place, encodeURIComponent(query.toWellFormed())));
  const host = URL.parse(pattern.replaceAll(place, ''))?.host;
  return made && made.host === host && isResponsoApp(made) ? made.href : '';
}

import { accented } from '@/lib/match/keys/plain-text';

/** Allegro's writing of a buyer who hides the login: `Client:1244556`. */
const masked = /\bclient: ?\d{4,}\b/gi;
const said = new RegExp(
  `(?<![a-z${accented}])(?:login|nick(?:name)?|u[zż]ytkownik|username|usu[aá]rio|benutzername)(?: (?:na )?(?:allegro|ebay|erli|amazon))? ?[:=] ?([^\\s,;()|¦]{3,60})`,
  'gi',
);
/** "Buyer: Jan Kowalski" gives a name more often than a login: only one word, alone in its line, is a login. */
const saidOfBuyer = new RegExp(
  `(?<![a-z${accented}])(?:kupuj[aą]cy|comprador|buyer|k[aä]ufer|user) ?: ?([^\\s,;()|¦]{3,60})(?=\\s*(?:$|[,;(|¦]))`,
  'gi',
);
/** A word nobody would write in a sentence: letters with a digit or an underscore among them. */
const unsaid = /(?<![\w@./-])[a-z][a-z.-]*[\d_][\w.-]*(?![\w@/])/gi;
/** Names of files, and codes in capitals: an order's, a model's. */
const notLogin =
  /\.(?:pdf|jpe?g|png|gif|heic|webp|docx?|xlsx?|zip|mp4|html?|php|com|pl|br|de)$|^[A-Z\d_.-]+$/;

/** The logins that a text calls so. */
export function saidLogins(text: string): string[] {
  if (!text.includes(':') && !text.includes('=')) return [];
  return [
    ...[...text.matchAll(masked)].map(([written]) => written),
    ...[said, saidOfBuyer].flatMap((pattern) => [...text.matchAll(pattern)].map(([, login = '']) => login)),
  ].map((login) => login.replace(/[.!?"'”]+$/, ''));
}

/** Words that can only be logins, e.g. `jan_kowalski95`. */
export function unsaidLogins(text: string): string[] {
  if (!/[a-z.-]\d|_/i.test(text)) return [];
  return [...text.matchAll(unsaid)]
    .map(([written]) => written.replace(/[.-]+$/, ''))
    .filter((written) => written.length >= 4 && written.length <= 40 && !notLogin.test(written));
}

import { withoutTail } from '@/lib/text/without-tail';
import { labelOf } from './ticket-labels';

/** Allegro's writing of a buyer who hides the login: `Client:1244556`. */
const masked = /\bclient: ?\d{4,}\b/gi;
/** A word, and what stands behind it after a colon or a blank: `Login na Allegro: jan`, `Username greta-sonne`. */
const word = /(?<!\p{L})\p{L}{4,20}(?!\p{L})/gu;
const behind =
  /(?: (?:(?:na|on|auf|bei|em) )?(?:allegro|ebay|erli|amazon|etsy))?( ?[:=] ?| )([^\s,;:=()|¦]{3,60})/iuy;
/** Letters of a login that a word in a sentence has not. */
const sign = /[\d_.-]/;
/** A name that is shown: `User: Anna`. */
const displayName = /^(?:\p{Lu}\p{Ll}+-?)+$/u;
/** A word nobody would write in a sentence: letters with a digit or an underscore among them. */
const unlabelled = /(?<![\w@./-])[a-z][a-z.-]*[\d_][\w.-]*(?![\w@/])/gi;
/** Names of files, and codes in capitals: an order's, a model's. */
const notLogin =
  /\.(?:pdf|jpe?g|png|gif|heic|webp|docx?|xlsx?|zip|mp4|html?|php|com|pl|br|de)$|^[A-Z\d_.-]+$/;

/** The logins that a text calls so. */
export function labelledLogins(text: string): string[] {
  const found = text.toLowerCase().includes('client:')
    ? [...text.matchAll(masked)].map(([written]) => written)
    : [];
  for (const { 0: before, index } of text.matchAll(word)) {
    const label = labelOf(before);
    if (label !== 'login' && label !== 'buyer') continue;
    behind.lastIndex = index + before.length;
    const [, tie = '', login = ''] = behind.exec(text) ?? [];
    if (login === '' || displayName.test(login) || labelOf(login) !== undefined) continue;
    const isTied = tie.trim() !== '';
    // "Buyer: Jan Kowalski" gives a name more often than a login: only one word, alone in its line, is a login.
    const isAlone = /^\s*(?:$|[,;(|¦])/.test(text.slice(behind.lastIndex, behind.lastIndex + 20));
    const isLogin = label === 'login' ? isTied || sign.test(login) : isTied && isAlone;
    const isUser = /^(?:user|benutzer)$/i.test(before);
    if (isLogin && (!isUser || sign.test(login))) found.push(login);
  }
  return found.map((login) => withoutTail(login, /[.!?"'”]/));
}

/** Words that can only be logins, e.g. `jan_kowalski95`. */
export function unlabelledLogins(text: string): string[] {
  if (!/[a-z.-]\d|_/i.test(text)) return [];
  return [...text.matchAll(unlabelled)]
    .map(([written]) => withoutTail(written, /[.-]/))
    .filter((written) => written.length >= 4 && written.length <= 40 && !notLogin.test(written));
}

import { withoutTail } from '@/lib/text/without-tail';
import { labelOf } from './ticket-labels';

/** Allegro's name for a buyer who hides the login: `Client:1244556`. */
const masked = /\bclient: ?\d{4,}\b/gi;
/**
 * A word, and the text after a colon, a space or "is" behind it: `Login na Allegro: jan`, `Username greta-sonne`,
 * `username is greta-sonne`.
 */
const word = /(?<!\p{L})\p{L}{4,20}(?!\p{L})/gu;
const behind =
  /(?: (?:(?:na|on|auf|bei|em) )?(?:allegro|ebay|erli|amazon|etsy))?(?: (?:to|jest|is|ist|lautet|é|je))?( ?[:=] ?| )([^\s,;:=()|¦]{3,60})/iuy;
/** Characters that occur in logins but not in ordinary words. */
const sign = /[\d_.-]/;
/** A display name: `User: Anna`. */
const displayName = /^\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*$/u;
/** A token that is no ordinary word: letters with a digit or an underscore among them. */
const unlabelled = /(?<![\w@./-])[a-z][a-z.-]*[\d_][\w.-]*(?![\w@/])/gi;
/** File names, codes in capitals (of an order or a model), and numbers behind a short form: `nr.48213377`. */
const notLogin =
  /\.(?:pdf|jpe?g|png|gif|heic|webp|docx?|xlsx?|zip|mp4|html?|php|com|pl|br|de)$|^[A-Z\d_.-]+$|^[a-z]{1,5}\.\d+$/;

/** The logins that have a label. */
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
    // "Buyer: Jan Kowalski" is more often a name than a login: only a single word that stands alone is a login.
    const isAlone = /^\s*(?:$|[,;(|¦])/.test(text.slice(behind.lastIndex, behind.lastIndex + 20));
    const isLogin = label === 'login' ? isTied || sign.test(login) : isTied && isAlone;
    const isUser = /^(?:user|benutzer)$/i.test(before);
    if (isLogin && (!isUser || sign.test(login))) found.push(login);
  }
  return found.map((login) => withoutTail(login, /[.!?"'”]/));
}

/** Unlabelled tokens that can only be logins, such as `jan_kowalski95`. */
export function unlabelledLogins(text: string): string[] {
  if (!/[a-z.-]\d|_/i.test(text)) return [];
  return [...text.matchAll(unlabelled)]
    .map(([written]) => withoutTail(written, /[.-]/))
    .filter((written) => written.length >= 4 && written.length <= 40 && !notLogin.test(written));
}

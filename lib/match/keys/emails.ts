import { withoutTail } from '@/lib/text/without-tail';
import { normaliseEmail } from './normalise';
import { toPlainText } from './plain-text';

const localSign = /[\p{L}\d.!#$%&'*+_~-]/u;
const longestLocal = 64;
const domainStart = /^[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/u;

/** `jan (at) example.com`: only with brackets, because "at" alone is a word. */
const spelledAt = /[a-z\d] ?[[({] ?(?:at|małpa|malpa) ?[)\]}] ?(?=[a-z\d])/gi;
/** `jan at example dot com`: both words together are no ordinary ones. */
const spokenAddress = /(?<=[a-z\d]) at ([a-z\d-]{2,63}) dot (?=[a-z]{2,6}(?![a-z]))/gi;
/** `jan.kowalski @example.com`: a blank before the sign, after a name that is no word. */
const parted = /(?<![\p{L}\d._-])([\p{L}\d]{1,30}[._\d][\p{L}\d._-]{0,30}) @(?=[a-z\d-]{2,63}\.[a-z]{2,})/giu;
const spelledDot = / ?[[({] ?(?:dot|kropka|punkt|ponto) ?[)\]}] ?/gi;
/** `jan małpa example.com`, `jan @ example.com`: the name of the sign, or spaces around it, before a domain. */
const looseAt = /(?<=[\p{L}\d]) ?(?:@| (?:małpa|malpa|arroba|zavináč)) (?=[a-z\d-]{2,63}\.[a-z]{2,})/giu;

/** Domains of messenger ids that are phones with their country code: `48600100200@c.us`. */
const messengerDomain = /^(?:c\.us|s\.whatsapp\.net|whatsapp\.net|whatsapp\.com|wa\.me)$/i;

/** The e-mail addresses in a text. */
interface TakenEmails {
  emails: { value: string; written: string }[];
  /** Phones from messenger ids: digits with the country code. */
  phones: string[];
  /** The text with `¦` in place of each address. */
  rest: string;
}

/** Every e-mail address in a field of an order: `Jan <jan@example.com>; ola@example.com`, `jan @example.com`. */
export function emailsOf(field: string): string[] {
  const { emails } = takeEmails(toPlainText(field).replace(/ ?@ ?/g, '@'));
  return [...new Set(emails.map(({ value }) => value))];
}

/** Every address in a text, and the text without them. Reads around each `@`, so its time is linear. */
export function takeEmails(text: string): TakenEmails {
  const isSpelled = text.includes('(') || text.includes('[') || text.includes('{');
  const signed = isSpelled
    ? text.replace(spelledAt, (spelled) => `${spelled.charAt(0)}@`).replace(spelledDot, '.')
    : text;
  // In a link the sign is written %40.
  const tied = signed.includes(' @') ? signed.replace(parted, '$1@') : signed;
  const line = tied.replace(looseAt, '@').replace(spokenAddress, '@$1.').replace(/%40/g, '@');
  const emails: TakenEmails['emails'] = [];
  const phones: string[] = [];
  let rest = '';
  let from = 0;
  for (let at = line.indexOf('@'); at !== -1; at = line.indexOf('@', at + 1)) {
    // Removes emphasis and quotes: *jan@example.com*, 'jan@example.com'.
    const local = localBefore(line, at, from).replace(/^[.!#$%&'*~-]+/, '');
    const domain = withoutNextWord(
      withoutTail(domainStart.exec(line.slice(at + 1, at + 260))?.[0] ?? '', /-/),
    );
    if (local === '' || domain === '') continue;
    const [number] = /^\d{9,15}(?=$|[-:])/.exec(local) ?? [];
    if (number !== undefined && messengerDomain.test(domain)) phones.push(number);
    else
      for (const written of [`${local}@${domain}`, `${local}@${withoutNextSentence(domain)}`]) {
        const value = normaliseEmail(written);
        if (value !== undefined) emails.push({ value, written });
      }
    rest += `${line.slice(from, at - local.length)} ¦ `;
    from = at + 1 + domain.length;
  }
  return { emails, phones, rest: rest + line.slice(from) };
}

function localBefore(line: string, at: number, from: number): string {
  let start = at;
  while (start > from && at - start < longestLocal && localSign.test(line.charAt(start - 1))) start--;
  return line.slice(start, at);
}

/** Cuts off a word or number glued to the end, as in a copied table: `example.comTelefon` → `example.com`. */
function withoutNextWord(domain: string): string {
  const [glued = ''] = /(?<=\.\p{Ll}{2,12})(?:\p{Lu}[\p{L}\d-]*|\d{4,})$/u.exec(domain) ?? [];
  return domain.slice(0, domain.length - glued.length);
}

/** Cuts off the next sentence if the space after a full stop is missing: `example.com.Pozdrawiam` → `example.com`. */
function withoutNextSentence(domain: string): string {
  const end = domain.lastIndexOf('.');
  const head = domain.slice(0, Math.max(0, end));
  const isDomain = head.slice(1, -1).includes('.') && !/\p{Lu}/u.test(head);
  return isDomain && /^\p{Lu}\p{Ll}+$/u.test(domain.slice(end + 1)) ? head : domain;
}

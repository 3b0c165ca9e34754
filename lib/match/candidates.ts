import { foreignNumberWords, isLabel, loginWords, numberWords, phoneWords } from './labels';
import { normaliseEmail, normaliseLogin, normaliseNumber, normalisePhone } from './normalise';

/** Something on a ticket's page that a buyer's order may be found by. */
export interface Candidate {
  kind: 'email' | 'phone' | 'login' | 'number';
  /** Normalised: what keys are made of. */
  value: string;
  /** As it stands on the page: what is shown to the agent. */
  written: string;
}

/** More than any real ticket holds; a hostile page cannot make the background look up more than this. */
const mostCandidates = 200;

const emails = /[^\s@<>()[\]",;:|]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi;
const uuids = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const amazonNumbers = /\b[A-Z0-9]{3}-\d{7}-\d{7}\b/g;
const maskedLogins = /\bclient:\d{4,}\b/gi;

const currency = '(?:zł|zl|pln|eur|euro|€|r\\$|\\$|usd|gbp|£|kč|czk|brl|reais|huf|ron)';
/** What looks like a number but is not one of an order, read before numbers are. */
const notNumbers = [
  /\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?\b/g,
  /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b/g,
  /\b\d{1,2}:\d{2}(?::\d{2})?\b/g,
  new RegExp(`${currency}\\s*\\d[\\d\\s.,]*`, 'gi'),
  new RegExp(`\\b\\d+(?:[\\s.,]\\d+)*\\s*${currency}(?![\\p{L}])`, 'giu'),
  /\b\d{1,3}(?:[ .]\d{3})*,\d{2}\b(?!\d)/g,
  /\b\d{2}-\d{3}\b(?!-?\d)/g,
  /\b\d{5}-\d{3}\b(?!\d)/g,
  new RegExp(`(?<![\\p{L}])${foreignNumberWords.source}[^\\p{L}\\d]{0,4}(?:[A-Z]{2})?\\d[\\d\\s./-]*`, 'giu'),
];

const phones = [
  new RegExp(
    `(?<![\\p{L}])${phoneWords.source}[^\\p{L}\\d+(]{0,4}((?:\\+|\\()?\\d[\\d\\s().-]{5,}\\d)`,
    'giu',
  ),
  /(?<![\w+])((?:\+|00)\d[\d\s().-]{6,}\d)/g,
  /(?<![\w-])(\(?\d{2}\)?\s?9?\d{4}-\d{4})(?![\w-])/g,
  /(?<![\w-])(\d{3}[ \u00a0-]\d{3}[ \u00a0-]\d{3})(?![\w-]| \d)/g,
];

const saidNumber = new RegExp(
  `(?:(?<![\\p{L}])${numberWords.source}[^\\p{L}\\d]{0,6}){1,3}([#\\p{L}\\d][\\p{L}\\d/_-]*(?:[ \\u00a0.]\\d{2,})*)|#\\s?([\\p{L}\\d][\\p{L}\\d/_-]*)`,
  'giu',
);
const spacedNumber = /(?<![\w-])\d{2,}(?:[ \u00a0]\d{2,}){2,}(?![\w-])/g;
const bareNumber = /(?<![\w-])[a-z0-9][a-z0-9/_-]{5,}(?![\w-])/gi;
const saidLogin = new RegExp(`(?<![\\p{L}])${loginWords.source}\\s?[:\\-–]\\s?([^\\s,;()]{3,})`, 'giu');
/** A word nobody would write in a sentence: letters with a digit or an underscore among them. */
const bareLogin = /(?<![\w@./-])(?=[\w.-]*[a-z])(?=[\w.-]*[\d_])[a-z0-9][\w.-]{3,}(?![\w@])/gi;

/**
 * Everything in a ticket's text that may be a key, read in its context: what is written as a phone, an amount, a
 * date or a postcode is not an order number.
 *
 * @param lines the page's text in reading order, one block element a line; a label may stand on the line before
 */
export function findCandidates(lines: readonly string[]): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (kind: Candidate['kind'], value: string | undefined, written: string) => {
    if (value === undefined || found.size >= mostCandidates) return;
    found.set(`${kind}:${value}`, found.get(`${kind}:${value}`) ?? { kind, value, written: written.trim() });
  };

  lines.forEach((line, index) => {
    const before = lines[index - 1] ?? '';
    let text = isLabel(before) ? `${before.replace(/\s*:?\s*$/, ': ')}${line}` : line;
    const take = (pattern: RegExp, keep: (match: RegExpMatchArray) => void) => {
      for (const match of text.matchAll(pattern)) keep(match);
      text = text.replace(pattern, ' ¦ ');
    };

    take(emails, ([written]) => {
      const trimmed = written.replace(/\.+$/, '');
      add('email', normaliseEmail(trimmed), trimmed);
    });
    for (const pattern of [uuids, amazonNumbers]) {
      take(pattern, ([written]) => add('number', normaliseNumber(written), written));
    }
    take(maskedLogins, ([written]) => add('login', normaliseLogin(written), written));
    for (const match of text.matchAll(saidLogin))
      add('login', normaliseLogin(match[1] ?? ''), match[1] ?? '');
    for (const pattern of notNumbers) take(pattern, () => {});
    // A number that the text itself calls one comes before phones: "zamówienie 482 133 771".
    take(saidNumber, (match) => {
      const written = match[1] ?? match[2] ?? '';
      if (/\d{2}/.test(written)) add('number', normaliseNumber(written), written);
    });
    for (const pattern of phones) {
      take(pattern, (match) => {
        const written = match[1] ?? '';
        for (const number of normalisePhone(written)) add('phone', number, written);
      });
    }
    for (const [written] of text.matchAll(spacedNumber)) add('number', normaliseNumber(written), written);
    for (const [written] of text.matchAll(bareNumber)) {
      if (!/\d{3}/.test(written)) continue;
      add('number', normaliseNumber(written), written);
      // Nine digits in a row may be either; only a known key decides.
      if (/^\d{9,13}$/.test(written))
        for (const number of normalisePhone(written)) add('phone', number, written);
    }
    for (const [written] of text.matchAll(bareLogin)) add('login', normaliseLogin(written), written);
  });
  return [...found.values()];
}

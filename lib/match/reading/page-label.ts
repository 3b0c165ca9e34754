import { createLexicon } from '@/lib/match/lexicon/create-lexicon';
import { deLabels } from '@/lib/match/lexicon/germanic/de';
import { enLabels } from '@/lib/match/lexicon/germanic/en';
import { isLabelText } from '@/lib/match/lexicon/is-label-text';
import { ptLabels } from '@/lib/match/lexicon/romance/pt';
import { plLabels } from '@/lib/match/lexicon/slavic/pl';

/**
 * The labels of the helpdesk's own page, in the languages of helpdesks. Content scripts load only these four languages.
 * The background reads what buyers write, in all languages.
 */
const lexicon = createLexicon([plLabels, enLabels, deLabels, ptLabels]);

/** True for a text of the page that labels the value after it, such as `Nr zamówienia:`. */
export function isPageLabel(text: string): boolean {
  return isLabelText(text, lexicon);
}

/** The kind of value that a word of the page announces, if any. */
export const { labelOf: pageLabelOf } = lexicon;

/** A label has few words: `Adres e-mail`, `Telefon kontaktowy`. */
const longestLabel = 40;

/** The contact of the buyer that a label announces. */
export function labelRole(text: string): 'email' | 'phone' | 'login' | undefined {
  if (text.length > longestLabel || /[\d@]/.test(text)) return undefined;
  const roles = text.split(/[^\p{L}-]+/u).map((word) => (word === '' ? undefined : pageLabelOf(word, false)));
  return (['email', 'phone', 'login'] as const).find((role) => roles.includes(role));
}

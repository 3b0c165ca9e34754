import { createLexicon } from '@/lib/match/lexicon/create-lexicon';
import { de } from '@/lib/match/lexicon/germanic/de';
import { en } from '@/lib/match/lexicon/germanic/en';
import { isLabelText } from '@/lib/match/lexicon/is-label-text';
import { pt } from '@/lib/match/lexicon/romance/pt';
import { pl } from '@/lib/match/lexicon/slavic/pl';

/**
 * The labels of the helpdesk's own page, in the languages of helpdesks. Content scripts load only these four languages.
 * The background reads what buyers write, in all languages.
 */
const lexicon = createLexicon([pl, en, de, pt]);

/** True for a text of the page that labels the value after it, such as `Nr zamówienia:`. */
export function isPageLabel(text: string): boolean {
  return isLabelText(text, lexicon);
}

/** The kind of value that a word of the page announces, if any. */
export const { labelOf: pageLabelOf } = lexicon;

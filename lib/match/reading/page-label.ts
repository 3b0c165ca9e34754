import { createLexicon } from '@/lib/match/lexicon/create-lexicon';
import { de } from '@/lib/match/lexicon/germanic/de';
import { en } from '@/lib/match/lexicon/germanic/en';
import { isLabelText } from '@/lib/match/lexicon/is-label-text';
import { pt } from '@/lib/match/lexicon/romance/pt';
import { pl } from '@/lib/match/lexicon/slavic/pl';

/**
 * The labels of a helpdesk's own page, in the languages helpdesks speak. Content scripts load no more than these four
 * languages; what buyers write is read in the background, in all of them.
 */
const lexicon = createLexicon([pl, en, de, pt]);

/** True for a text of the page that names the value after it, such as `Nr zamówienia:`. */
export function isPageLabel(text: string): boolean {
  return isLabelText(text, lexicon);
}

/** What a word of the page names, if anything. */
export const { labelOf: pageLabelOf } = lexicon;

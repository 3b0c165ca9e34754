import { isOfOrder, readLabelBefore } from './label-before';

/** References without a digit: PrestaShop's nine capitals, Kaufland's seven characters. */
const capitals = /(?<![\p{L}\d_/-])[A-Z]{6,12}(?![\p{L}\d_/-])/gu;
/** PrestaShop's nine letters as a buyer types them. They count only after "order number". */
const nineLetters = /(?<![\p{L}\d_/-])[a-z]{9}(?![\p{L}\d_/-])/giu;

/** Order numbers without digits that the text labels as such: `numer zamówienia: XKBKNABJK`. */
export function letterReferences(text: string): string[] {
  const written = [...text.matchAll(capitals)].filter(({ index }) => {
    const label = readLabelBefore(text, index);
    return isOfOrder(label) || (label.isNumbered && label.noun === undefined);
  });
  const typed = [...text.matchAll(nineLetters)].filter(({ index }) => {
    // Only directly after the label: a sentence has many words of nine letters.
    if (!/[ .:#°-]{1,3}$/.test(text.slice(Math.max(0, index - 3), index))) return false;
    const label = readLabelBefore(text, index);
    return isOfOrder(label) && label.hasNumberWord;
  });
  return [...written, ...typed].map(([reference]) => reference);
}

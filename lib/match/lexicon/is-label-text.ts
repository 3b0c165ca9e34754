import type { Lexicon } from './create-lexicon';
import type { Label } from './words';

const word = /\p{L}[\p{L}’'-]*/gu;
const longestLabel = 40;
const mostWords = 5;

/** Labels of words that announce no value. */
const nameless: ReadonlySet<Label> = new Set([
  'copula',
  'mine',
  'and',
  'or',
  'also',
  'preposition',
  'filler',
  'verb',
  'unit',
]);

/** True for a text that labels the value after it, such as `Nr zamówienia:`, and holds no value itself. */
export function isLabelText(text: string, { labelOf }: Lexicon): boolean {
  if (text.length > longestLabel || /[\d@?!;_]|[.,] |:\s*\S/.test(text)) return false;
  const words = text.match(word) ?? [];
  return (
    words.length <= mostWords &&
    words.some((each) => {
      const label = labelOf(each, text.includes(`${each}.`));
      return label !== undefined && !nameless.has(label) && each.length > 1;
    })
  );
}

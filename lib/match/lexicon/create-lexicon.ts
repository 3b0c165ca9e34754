import { withoutAccents } from '@/lib/match/keys/plain-text';
import type { Label, Words } from './words';

/** Looks up words in several languages. */
export interface Lexicon {
  /**
   * The kind of value that a word announces; undefined for most words. Case and accents do not matter.
   *
   * @param hasDot true if a full stop follows the word
   */
  labelOf: (word: string, hasDot?: boolean) => Label | undefined;
  /** True for an abbreviation, whose dot does not end a sentence. */
  isShortForm: (word: string) => boolean;
  /** True if the word may count orders, `Orders: 12`, instead of naming one. */
  isPlural: (word: string) => boolean;
}

/** Cache limit. A page has few different words, and a hostile one must not fill the memory. */
const mostRemembered = 5_000;
const longestWord = 40;
const shortestStem = 3;

/**
 * The words are sorted when the first one is looked up: that takes some ms, which a worker that starts should not spend.
 *
 * @param languages if two of them know a word, the first one counts
 */
export function createLexicon(languages: readonly Words[]): Lexicon {
  let sorted: ReturnType<typeof sortWords> | undefined;
  const words = () => (sorted ??= sortWords(languages));
  const find = (word: string): Label | undefined => {
    const { exact, stems } = words();
    if (exact.has(word)) return exact.get(word);
    for (let end = word.length; end >= shortestStem; end--) {
      const label = stems.get(word.slice(0, end));
      if (label !== undefined) return label;
    }
    return undefined;
  };
  const remembered = new Map<string, { word: string; label: Label | undefined }>();
  const recall = (written: string) => {
    const known = remembered.get(written);
    if (known) return known;
    const word = withoutAccents(written.slice(0, longestWord));
    const found = { word, label: find(word) };
    if (remembered.size < mostRemembered) remembered.set(written, found);
    return found;
  };
  return {
    labelOf(written, hasDot = false) {
      const { word, label } = recall(written);
      const shortened = hasDot ? words().short.get(word) : undefined;
      // The Czech "č." is a number, though the French "c" is a small word.
      return label === 'filler' ? (shortened ?? label) : (label ?? shortened);
    },
    // `Auftragsnr.`, `ordrenr.`: many nouns end so.
    isShortForm: (written) => words().short.has(recall(written).word) || recall(written).word.endsWith('nr'),
    isPlural: (written) => words().plurals.has(recall(written).word),
  };
}

function sortWords(languages: readonly Words[]) {
  const exact = new Map<string, Label | undefined>();
  const stems = new Map<string, Label>();
  const short = new Map<string, Label>();
  const plurals = new Set<string>();
  const add = <T>(to: Map<string, T>, word: string, label: T) => to.has(word) || to.set(word, label);
  const wordsOf = (list: string) => withoutAccents(list).split(' ').filter(Boolean);
  for (const { plurals: counted = '', others = '', ...labels } of languages) {
    for (const word of wordsOf(others)) add(exact, word, undefined);
    for (const word of wordsOf(counted)) plurals.add(word);
    for (const label of allLabels) {
      for (const word of wordsOf(labels[label] ?? '')) {
        if (word.endsWith('*')) add(stems, word.slice(0, -1), label);
        else if (word.endsWith('.')) add(short, word.slice(0, -1), label);
        else add(exact, word, label);
      }
    }
  }
  return { exact, stems, short, plurals };
}

/** The order in which labels win when a word is in several lists. */
const allLabels: readonly Label[] = [
  ...([
    'order',
    'parcel',
    'return',
    'hotline',
    'phone',
    'calling',
    'login',
    'buyer',
    'email',
    'invoice',
    'case',
  ] as const),
  ...(['amount', 'date', 'other', 'number', 'id', 'copula', 'mine', 'and', 'preposition', 'filler'] as const),
  ...(['or', 'also', 'verb', 'unit'] as const),
];

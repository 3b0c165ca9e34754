import { withoutAccents } from '@/lib/match/keys/plain-text';
import type { Label, Words } from './words';

/** Looks up words of several languages. */
export interface Lexicon {
  /**
   * What a word says of the value after it; undefined for most words. Neither case nor accents matter.
   *
   * @param hasDot a full stop stands behind it
   */
  labelOf: (word: string, hasDot?: boolean) => Label | undefined;
  /** True for a short form that does not end a sentence by its dot. */
  isShortForm: (word: string) => boolean;
  /** True where the word may count orders, `Orders: 12`, and does not name one. */
  isPlural: (word: string) => boolean;
}

/** A page has few different words; a hostile one does not fill the memory. */
const mostRemembered = 5_000;
const longestWord = 40;
const shortestStem = 3;

/** @param languages of two that know a word the first one counts */
export function createLexicon(languages: readonly Words[]): Lexicon {
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
  const find = (word: string): Label | undefined => {
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
      return label ?? (hasDot ? short.get(word) : undefined);
    },
    isShortForm: (written) => short.has(recall(written).word),
    isPlural: (written) => plurals.has(recall(written).word),
  };
}

/** In the order in which a word of several lists counts. */
const allLabels: readonly Label[] = [
  ...([
    'order',
    'parcel',
    'return',
    'phone',
    'calling',
    'login',
    'buyer',
    'email',
    'invoice',
    'case',
  ] as const),
  ...(['amount', 'date', 'other', 'number', 'id', 'copula', 'mine', 'and', 'preposition', 'filler'] as const),
  ...(['verb', 'unit'] as const),
];

import { isTelling } from './ticket-traits';

/** Something on a page that says a text: a text node, or a field. */
export type Saying = Text | Element;

/** What stood on a page when a visit began, and may be the former ticket's. */
export interface StaleTexts {
  /** True for what still says what it said then. */
  isStale: (saying: Saying) => boolean;
  /** What part of the former ticket's own texts still stands, 0 to 1. */
  kept: () => number;
}

export const nothingStale: StaleTexts = { isStale: () => false, kept: () => 0 };

/**
 * @param standing all texts that are on the page, but those that are the new ticket's already
 * @param read those that were read of the former ticket
 */
export function createStaleTexts(standing: Iterable<Text>, read: Iterable<Saying>): StaleTexts {
  const former = new Map<Saying, string>();
  for (const saying of read) former.set(saying, textOf(saying));
  const stale = new WeakMap<Saying, string>(former);
  for (const text of standing) stale.set(text, text.data);
  const telling = [...former].filter(([, said]) => isTelling(said));
  const isStale = (saying: Saying) => stale.get(saying) === textOf(saying);
  return {
    isStale,
    kept: () => {
      const left = telling.filter(([saying]) => saying.isConnected && isStale(saying));
      return lengthOf(left) / Math.max(lengthOf(telling), 1);
    },
  };
}

/** What a text node or a field says at this moment. */
export function textOf(saying: Saying): string {
  if ('data' in saying) return saying.data;
  return 'value' in saying ? String(saying.value) : saying.textContent;
}

function lengthOf(said: readonly [Saying, string][]): number {
  return said.reduce((sum, [, text]) => sum + text.length, 0);
}

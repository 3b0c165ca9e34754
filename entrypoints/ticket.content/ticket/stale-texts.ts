import { isTelling } from './ticket-traits';

/** A source of text on a page: a text node or a form field. */
export type Saying = Text | Element;

/** The texts on a page when a ticket view began, which may belong to the previous ticket. */
export interface StaleTexts {
  /** True for a text that has not changed since then. */
  isStale: (saying: Saying) => boolean;
  /** The part of the previous ticket's own texts that is still there, 0 to 1. */
  kept: () => number;
}

/** For a page that shows nothing of a previous ticket. */
export const nothingStale: StaleTexts = { isStale: () => false, kept: () => 0 };

/**
 * @param standing all texts on the page, except those that already belong to the new ticket
 * @param read the texts that were read of the previous ticket
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

/** The current text of a text node or a field. */
export function textOf(saying: Saying): string {
  if ('data' in saying) return saying.data;
  return 'value' in saying ? String(saying.value) : saying.textContent;
}

function lengthOf(said: readonly [Saying, string][]): number {
  return said.reduce((sum, [, text]) => sum + text.length, 0);
}

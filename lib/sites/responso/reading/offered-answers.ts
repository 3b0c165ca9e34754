import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import type { Conversation } from './find-conversation';
import type { PageLine, Piece } from './walk/walk-page';

/** Returns a function that is true for a line of buttons that offer answers to choose from: one is a sentence. */
export function createOfferReader(
  lines: readonly PageLine[],
  conversation: Conversation,
): (line: PageLine) => boolean {
  const around = lines.filter((line) => !conversation.has(line));
  const offers = around.flatMap(({ pieces }) => pieces.filter(isAnswer)).map(groupOf);
  const groups = new Set(offers.filter((group) => group !== undefined));
  return ({ pieces }) => {
    const own = pieces.filter(({ text }) => text.trim() !== '').map(groupOf);
    return own.length > 0 && own.every((group) => group !== undefined && groups.has(group));
  };
}

/** True for a button's text that is an answer to choose, not a name. */
function isAnswer({ text }: Piece): boolean {
  return isLongAsSentence(text);
}

/** What holds the button around a text, and the buttons beside it. */
function groupOf({ element }: Piece): Element | undefined {
  return element.closest('button, [role="button"]')?.parentElement ?? undefined;
}

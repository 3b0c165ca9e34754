import type { Conversation } from './find-conversation';
import type { PageLine, Piece } from './walk/walk-page';

/** A button's text of so many words and characters is an answer to choose, not a name. */
const answer = { words: 6, length: 35 };

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

function isAnswer({ text }: Piece): boolean {
  const said = text.trim();
  return said.length >= answer.length && said.split(/\s+/, answer.words).length >= answer.words;
}

/** What holds the button around a text, and the buttons beside it. */
function groupOf({ element }: Piece): Element | undefined {
  return element.closest('button, [role="button"]')?.parentElement ?? undefined;
}

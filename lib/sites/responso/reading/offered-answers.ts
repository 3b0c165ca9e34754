import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import { findReplyForm } from '@/lib/sites/responso/reply/find-reply-form';
import type { Conversation } from './find-conversation';
import type { PageLine, Piece } from './walk/walk-page';

/**
 * Returns a function that is true for an answer to choose: a line of buttons of which one is a sentence, or a sentence in
 * the reply's form, behind the reply box.
 */
export function createOfferReader(
  lines: readonly PageLine[],
  conversation: Conversation,
  composer: Element | undefined,
): (line: PageLine) => boolean {
  const form = composer && findReplyForm(composer).branch;
  const isInReply = ({ element, text }: PageLine) =>
    composer !== undefined &&
    form?.contains(element) === true &&
    isLongAsSentence(text) &&
    (composer.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const around = lines.filter((line) => !conversation.has(line));
  const offers = around.flatMap(({ pieces }) => pieces.filter(isAnswer)).map(groupOf);
  const groups = new Set(offers.filter((group) => group !== undefined));
  return (line) => {
    if (isInReply(line)) return true;
    const own = line.pieces.filter(({ text }) => text.trim() !== '').map(groupOf);
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

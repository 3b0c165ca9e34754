import type { InsertOutcome } from '@/lib/insert/insert-request';
import { onMessage } from '@/lib/messages/messaging';
import { followCaret } from '@/lib/sites/responso/reply/follow-caret';
import { insertText } from '@/lib/sites/responso/reply/insert-text';
import { makePaste } from './make-paste';

/**
 * Inserts texts from the background into the reply on this page. Does nothing if the page shows another ticket by then.
 *
 * @param visitNow returns the page's current ticket view
 * @param isOurs true for Sidecar's own elements
 * @returns ends it
 */
export function takeTexts(visitNow: () => string, isOurs: (element: Element) => boolean): () => void {
  const caret = followCaret(document);
  const stop = onMessage('insertIntoReply', async ({ data: { visit, text } }): Promise<InsertOutcome> => {
    const isStillMeant = () => visitNow() === visit;
    if (!isStillMeant()) return 'otherTicket';
    return await insertText(document, text, { makePaste, isOurs, lastCaret: caret.last, isStillMeant });
  });
  return () => {
    caret.stop();
    stop();
  };
}

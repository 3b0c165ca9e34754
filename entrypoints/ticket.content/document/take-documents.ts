import { decodeBase64 } from '@/lib/text/decode-base64';
import type { DocumentFile, FileOutcome } from '@/lib/documents/document';
import { onMessage } from '@/lib/messages/messaging';
import { attachFile } from '@/lib/sites/responso/reply/attach-file';
import type { ElementPath } from '@/lib/model/taught-field';
import { makeDrag } from './make-drag';

/**
 * Attaches labels and invoices from the background to the reply on this page. Does nothing if the page shows another
 * ticket by then.
 *
 * @param visitNow returns the page's current ticket view
 * @param taughtField the custom selector for attachments
 * @param isOurs true for Sidecar's own elements
 * @returns ends it
 */
export function takeDocuments(
  visitNow: () => string,
  taughtField: () => ElementPath | undefined,
  isOurs: (element: Element) => boolean,
): () => void {
  return onMessage('attachFile', async ({ data: { visit, file } }): Promise<FileOutcome> => {
    const isStillMeant = () => visitNow() === visit;
    if (!isStillMeant()) return 'otherTicket';
    const options = { makeDrag, isOurs, taught: taughtField(), isStillMeant };
    if (await attachFile(document, toFile(file), options)) return 'attached';
    return isStillMeant() ? 'notTaken' : 'otherTicket';
  });
}

function toFile({ name, type, base64 }: DocumentFile): File {
  return new File([decodeBase64(base64)], name, { type });
}

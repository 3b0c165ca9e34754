import { decodeBase64 } from '@/lib/text/decode-base64';
import type { FileOutcome, LabelFile } from '@/lib/model/label';
import { onMessage } from '@/lib/messages/messaging';
import { attachFile } from '@/lib/sites/responso/reply/attach-file';
import type { ElementPath } from '@/lib/model/taught-field';
import { makeDrag } from './make-drag';

/**
 * Puts the labels that the background sends into the reply on this page, and nowhere when the page has gone to another
 * ticket meanwhile.
 *
 * @param visitNow the visit that the page is on
 * @param taughtField where the user has shown that files go
 * @param isOurs our own elements on the page
 * @returns ends it
 */
export function takeLabels(
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

function toFile({ name, type, base64 }: LabelFile): File {
  return new File([decodeBase64(base64)], name, { type });
}

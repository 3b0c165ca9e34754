import { FailureError } from '@/lib/model/failure';
import type { AttachOutcome, DocumentFile, DocumentPlace, FileOutcome } from '@/lib/documents/document';
import { sendToTab } from '@/lib/messages/messaging';
import { joined } from '@/lib/async/joined';
import { isForPrinters } from './file-format';
import { checkVisit } from './document-notices';
import { fetchDocument } from './fetch-document';
import { saveFile } from './save-file';

/**
 * Attaches a label or an invoice to the reply of the ticket in a tab. The agent sends the reply, Sidecar never does.
 *
 * Several calls while the file is on its way attach it once. The page may recreate the panel, and the new panel does
 * not know of the first call.
 *
 * @param visit the ticket view that the agent was looking at. If the tab shows another one when the file is here,
 * nothing is attached
 * @param isPrinterFileFine true when the agent has said that a file for label printers may be attached
 * @throws FailureError ticketSwitched, and as `fetchDocument` and `saveFile`
 */
export const attachDocument = joined(attach, (...args) => JSON.stringify(args));

async function attach(
  { tabId, visit }: { tabId: number; visit: string },
  place: DocumentPlace,
  isPrinterFileFine: boolean,
): Promise<AttachOutcome> {
  await checkVisit(tabId, visit);
  const { file, format, bytes } = await fetchDocument(place);
  await checkVisit(tabId, visit);
  if (isForPrinters(format) && !isPrinterFileFine) return { kind: 'forPrinters', format };
  const outcome = await handOver(tabId, visit, file);
  if (outcome === 'otherTicket') throw new FailureError({ kind: 'ticketSwitched' });
  if (outcome === 'attached') return { kind: 'attached', name: file.name };
  await saveFile(file, bytes);
  return { kind: 'saved', name: file.name };
}

async function handOver(tabId: number, visit: string, file: DocumentFile): Promise<FileOutcome> {
  try {
    return await sendToTab({ tabId, frameId: 0 }, 'attachFile', { visit, file });
  } catch {
    // The page has gone, and the ticket with it.
    return 'otherTicket';
  }
}

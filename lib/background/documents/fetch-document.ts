import type { DocumentPlace } from '@/lib/documents/document';
import { fetchInvoice } from './fetch-invoice';
import { fetchLabel } from './fetch-label';
import type { FetchedDocument } from './read-file';
import { saveFile } from './save-file';

/**
 * Fetches the file of a document from Base. The parcel or the invoice must be stored here.
 *
 * @throws FailureError as `fetchLabel` and `fetchInvoice`
 */
export async function fetchDocument(place: DocumentPlace): Promise<FetchedDocument> {
  return place.kind === 'label' ? fetchLabel(place) : fetchInvoice(place);
}

/**
 * Saves the file of a document and waits until it is on the disk.
 *
 * @returns the name of the file. The browser adds a number if there is another file of this name
 * @throws FailureError as `fetchDocument` and `saveFile`
 */
export async function downloadDocument(place: DocumentPlace): Promise<{ name: string }> {
  const { file, bytes } = await fetchDocument(place);
  await saveFile(file, bytes);
  return { name: file.name };
}

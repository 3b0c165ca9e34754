import { browser } from 'wxt/browser';
import { FailureError } from '@/lib/model/failure';
import type { DocumentFile } from '@/lib/documents/document';

/**
 * A download that takes longer is cancelled (ms). The bytes are here already, so only the user can delay it: by pausing
 * it, or by leaving the question open where to save it.
 */
const longestSaving = 300_000;

/**
 * Saves a file through the browser's downloads, in the user's folder for downloads, and waits until it is complete.
 *
 * @throws FailureError fileNotSaved when the browser stops: no room, no right to write, cancelled, or not finished after
 *   five minutes
 */
export async function saveFile(file: DocumentFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { url, revoke } = addressOf(file, bytes);
  // A refusal counts as an interruption. The browser's own message is dropped, because it may name a path.
  const isThere = await browser.downloads
    .download({ url, filename: file.name })
    .then(isSaved)
    .catch(() => false)
    .finally(revoke);
  if (!isThere) throw new FailureError({ kind: 'fileNotSaved' });
}

/**
 * Makes an address of the file that the browser can download. Chrome's worker cannot make blob URLs, but Chrome takes
 * `data:`. Firefox refuses `data:`, but its event page can make blob URLs (run in Chromium 156 and Firefox ESR 153).
 */
function addressOf({ type, base64 }: DocumentFile, bytes: Uint8Array<ArrayBuffer>) {
  if (!('createObjectURL' in URL)) return { url: `data:${type};base64,${base64}`, revoke: () => undefined };
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  return { url, revoke: () => URL.revokeObjectURL(url) };
}

/** True once a download is complete, false when it was interrupted. */
async function isSaved(id: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const note = (state: string | undefined) => {
    if (state === 'complete') resolve(true);
    if (state === 'interrupted') resolve(false);
  };
  const hear = (changed: { id: number; state?: { current?: string | undefined } | undefined }) => {
    if (changed.id === id) note(changed.state?.current);
  };
  browser.downloads.onChanged.addListener(hear);
  const giveUp = () => {
    resolve(false);
    browser.downloads.cancel(id).catch(() => undefined);
  };
  const timer = setTimeout(giveUp, longestSaving);
  try {
    // The download may have ended before the listener was there.
    const [item] = await browser.downloads.search({ id });
    note(item?.state);
    return await promise;
  } finally {
    clearTimeout(timer);
    browser.downloads.onChanged.removeListener(hear);
  }
}

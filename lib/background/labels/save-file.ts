import { browser } from 'wxt/browser';
import { FailureError } from '@/lib/model/failure';
import type { LabelFile } from '@/lib/model/label';

/**
 * Saves a file through the browser's downloads, where the user has said that downloads go, and waits until it is there.
 *
 * @throws FailureError labelNotSaved when the browser breaks off: no room, no right to write, cancelled
 */
export async function saveFile(file: LabelFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { url, revoke } = addressOf(file, bytes);
  // A refusal is told like an interruption: the browser's own words may name a path.
  const isThere = await browser.downloads
    .download({ url, filename: file.name })
    .then(isSaved)
    .catch(() => false)
    .finally(revoke);
  if (!isThere) throw new FailureError({ kind: 'labelNotSaved' });
}

/**
 * Chrome's worker cannot make blob URLs and takes `data:`; Firefox refuses `data:` and has an event page that can (run in
 * Chromium 156 and Firefox ESR 153).
 */
function addressOf({ type, base64 }: LabelFile, bytes: Uint8Array<ArrayBuffer>) {
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
  try {
    // It may have been over before anybody listened.
    const [item] = await browser.downloads.search({ id });
    note(item?.state);
    return await promise;
  } finally {
    browser.downloads.onChanged.removeListener(hear);
  }
}

import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a page of the extension writes how far the clock of the background is ahead, ms. */
export const clockKey = 'test:clock';

/** Runs before the background. */
const shiftClock = `{
  let ahead = 0;
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + ahead);
      else super(...parts);
    }
    static now() {
      return Real.now() + ahead;
    }
  };
  chrome.storage.local.get('${clockKey}').then((kept) => (ahead = kept['${clockKey}'] ?? 0));
  chrome.storage.local.onChanged.addListener((changes) => {
    if ('${clockKey}' in changes) ahead = changes['${clockKey}'].newValue ?? 0;
  });
}`;

/**
 * A copy of the built extension whose background takes its clock from storage. The computer's own clock cannot be
 * changed for one browser.
 *
 * @returns the folder of the copy
 */
export async function copyWithClock(built: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'sidecar-clock-'));
  await cp(built, copy, { recursive: true });
  const background = join(copy, 'background.js');
  await writeFile(background, `${shiftClock}\n${await readFile(background, 'utf8')}`);
  return copy;
}

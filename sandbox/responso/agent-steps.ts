import type { Page } from '../browser/page.ts';
import type { Attachment } from '../shop/ticket.ts';
import { ticketAddress } from './addresses.ts';
import { designs } from './designs.ts';
import type { AwkwardLayout } from './preferences.ts';

// Steps of an agent in the designs, for tests that walk all of them.

/**
 * Sends the reply in a plain design as the agent does. The button has the same text in every one; it is the last with
 * that text.
 */
export async function pressSend(page: Page): Promise<void> {
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('button, div')];
    buttons.findLast(({ textContent }) => textContent.trim() === 'Send')?.click();
  });
}

/** Opens a ticket, like a click on a link in the app. */
export async function openInApp(page: Page, layout: AwkwardLayout, ticketId: string): Promise<void> {
  await page.evaluate(
    (detail) => void dispatchEvent(new CustomEvent('go-in-app', { detail })),
    ticketAddress(layout, ticketId),
  );
}

/** Opens the buyer's details if they are closed. */
export async function openDetails(page: Page, layout: AwkwardLayout): Promise<void> {
  const { details } = designs[layout].parts;
  if (details) await page.waitUntil(usePart, details, { press: true });
}

/** Opens the reply if it is closed, and waits until it is visible. */
export async function openReply(page: Page, layout: AwkwardLayout): Promise<void> {
  const { opens, editor } = designs[layout].parts;
  if (opens) await page.waitUntil(usePart, opens, { press: true });
  await page.waitUntil(usePart, editor, { visible: true });
}

/** Adds a file to an open reply: drops it, or puts it into the file field if nothing accepts drops. */
export async function addFile(page: Page, layout: AwkwardLayout, file: Attachment): Promise<void> {
  const { dropZone, field = '' } = designs[layout].parts;
  const { name, type, bytes } = file;
  await page.waitUntil(usePart, dropZone ?? field, { file: { name, type, bytes: [...bytes] } });
}

/** Writes into an open reply and sends it with its files. */
export async function sendReply(page: Page, layout: AwkwardLayout, text: string): Promise<void> {
  const { editor, send } = designs[layout].parts;
  await page.waitUntil(usePart, editor, { text });
  await page.waitUntil(usePart, send, { press: true });
}

/** The text of the list of chosen files; '' if there is no list yet. */
export async function chosenFiles(page: Page, layout: AwkwardLayout): Promise<string> {
  const list = await page.evaluate(usePart, designs[layout].parts.chosen, {});
  return list ? list.text : '';
}

/** Tells whether a part is in the page and takes up space. A field off screen does. */
export async function partState(page: Page, selector: string): Promise<'visible' | 'hidden' | 'missing'> {
  const part = await page.evaluate(usePart, selector, {});
  if (!part) return 'missing';
  return part.isVisible ? 'visible' : 'hidden';
}

/** What `usePart` does. If all are empty, it only checks that the part exists. */
interface Use {
  press?: boolean;
  /** Written into the part. */
  text?: string;
  /** Dropped on the part, or chosen in it when it is a file field. */
  file?: { name: string; type: string; bytes: number[] };
  /** Waits until the part is visible. */
  visible?: boolean;
}

/** Runs in the page. Finds a part, also in open shadow roots, and uses it; false while it is missing. */
function usePart(selector: string, use: Use): false | { text: string; isVisible: boolean } {
  const find = (root: ParentNode): HTMLElement | undefined =>
    root.querySelector<HTMLElement>(selector) ??
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot && find(shadowRoot)) ?? [])[0];
  const part = find(document);
  const isVisible = part !== undefined && part.checkVisibility() && part.getBoundingClientRect().height > 0;
  if (!part || (use.visible && !isVisible)) return false;
  if (use.press) part.click();
  if (use.text !== undefined) {
    if (part instanceof HTMLTextAreaElement) part.value = use.text;
    else part.replaceChildren(Object.assign(document.createElement('p'), { textContent: use.text }));
  }
  if (use.file) {
    const { name, type, bytes } = use.file;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    if (part instanceof HTMLInputElement) {
      part.files = dataTransfer.files;
      part.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      for (const step of ['dragenter', 'dragover', 'drop'])
        part.dispatchEvent(
          new DragEvent(step, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
        );
    }
  }
  return { text: part.innerText, isVisible };
}

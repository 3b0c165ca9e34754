import type { Page } from '../browser/page.ts';
import { ticketAddress } from './addresses.ts';
import { designs } from './designs.ts';
import type { AwkwardLayout } from './preferences.ts';

// What agents do in the awkward designs, for tests that walk them all.

/** Opens a ticket as a press on a link in the app does. */
export async function openInApp(page: Page, layout: AwkwardLayout, ticketId: string): Promise<void> {
  await page.evaluate(
    (detail) => void dispatchEvent(new CustomEvent('go-in-app', { detail })),
    ticketAddress(layout, ticketId),
  );
}

/** Opens the reply where it is not open, and waits until it is drawn. */
export async function openReply(page: Page, layout: AwkwardLayout): Promise<void> {
  const { opens, editor } = designs[layout].parts;
  if (opens) await page.waitUntil(usePart, opens, 'press');
  await page.waitUntil(usePart, editor, 'wait');
}

/** Writes into an open reply and sends it, with the files that are in it. */
export async function sendReply(page: Page, layout: AwkwardLayout, text: string): Promise<void> {
  const { editor, send } = designs[layout].parts;
  await page.waitUntil(usePart, editor, 'write', text);
  await page.waitUntil(usePart, send, 'press');
}

/** What the list of the files to be sent says; '' where there is no such list yet. */
export async function chosenFiles(page: Page, layout: AwkwardLayout): Promise<string> {
  const list = await page.evaluate(usePart, designs[layout].parts.chosen, 'look');
  return list ? list.text : '';
}

/**
 * Runs in the page. Looks for a part through open shadow roots and does something with it; false where it is not there,
 * and to `wait` for, where it is not drawn.
 */
function usePart(
  selector: string,
  act: 'press' | 'write' | 'wait' | 'look',
  text = '',
): false | { text: string } {
  const find = (root: ParentNode): HTMLElement | undefined =>
    root.querySelector<HTMLElement>(selector) ??
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot && find(shadowRoot)) ?? [])[0];
  const part = find(document);
  if (!part || (act === 'wait' && part.getBoundingClientRect().height === 0)) return false;
  if (act === 'press') part.click();
  if (act === 'write') {
    if (part instanceof HTMLTextAreaElement) part.value = text;
    else part.replaceChildren(Object.assign(document.createElement('p'), { textContent: text }));
  }
  return { text: part.innerText };
}

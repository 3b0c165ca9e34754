/** What a user does in a page, and waiting until it can be done. Whatever there is to press is found by its words. */

const patience = 5_000;
const pressable = 'a[href], button, summary, [role=button], [role=option], label, input[type=checkbox]';

/** What was typed, or said by windows around: no text of ours, however it is shown. */
export const given: unknown[] = [];

/** Waits until something is there, and answers it. Throws after `patience` (ms). */
export async function until<T>(what: string, look: () => T | undefined | null | false): Promise<T> {
  for (const began = performance.now(); ; await new Promise(requestAnimationFrame)) {
    const found = look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() - began > patience) throw new Error(`There is no ${what} in: ${pageText()}`);
  }
}

/** All that stands in the page, also for screen readers. */
export function pageText(): string {
  return document.body.textContent.replace(/\s+/g, ' ');
}

/** Waits for an element that is drawn. */
export function untilThere(selector: string): Promise<HTMLElement> {
  return until(selector, () => all(selector)[0]);
}

/** Presses what has these words, the first if there are several; `within` narrows where. */
export async function press(words: string, within = 'body'): Promise<void> {
  const wanted = plain(words);
  const button = await until(`"${words}" to press`, () =>
    all(`${within} :is(${pressable})`).find(
      (element) => nameOf(element).includes(wanted) && element.getAttribute('aria-disabled') !== 'true',
    ),
  );
  button.click();
}

/** Types into a field, whose label has these words or which the selector finds. */
export async function type(text: string, selector: string): Promise<void> {
  const field = await until(`field ${selector}`, () => fields(selector)[0]);
  given.push(text);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Chooses an option by its words in a select that the selector finds. */
export async function choose(words: string, selector: string): Promise<void> {
  const wanted = plain(words);
  const [select, value] = await until(`choice of "${words}"`, () => {
    for (const each of document.querySelectorAll<HTMLSelectElement>(selector)) {
      const option = [...each.options].find(({ textContent }) => plain(textContent).includes(wanted));
      if (option) return [each, option.value] as const;
    }
    return undefined;
  });
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Gives a file to the field for files. */
export async function giveFile(content: string): Promise<void> {
  const field = await until('field for files', () => fields('input[type=file]')[0]);
  const files = new DataTransfer();
  files.items.add(new File([content], 'file.json', { type: 'application/json' }));
  field.files = files.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Presses a key where the focus is. */
export function pressKey(key: string): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true }));
}

/** What a window around the page says to it. */
export function sayFromAround(data: unknown): void {
  given.push(data);
  dispatchEvent(new MessageEvent('message', { data, source: parent, origin: location.origin }));
}

/** What the helpdesk in the page's frame says to it. */
export async function sayFromHelpdesk(data: unknown, origin: string): Promise<void> {
  const frame = await until('frame', () => document.querySelector('iframe')?.contentWindow);
  dispatchEvent(new MessageEvent('message', { data, source: frame, origin }));
}

function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
}

function fields(selector: string): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(selector)];
}

function nameOf(element: HTMLElement): string {
  return plain(element.getAttribute('aria-label') ?? element.textContent);
}

/** Spaces are not told from each other. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

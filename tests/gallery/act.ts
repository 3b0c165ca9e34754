/** User actions in a page. Each waits until it is possible. Buttons and links are found by their text. */

const patience = 12_000;
const pressable = 'a[href], button, summary, [role=button], [role=option], label, input[type=checkbox]';

/** Texts that were typed or that came from surrounding windows. They are not texts of the locale files. */
export const given: unknown[] = [];

/** Waits until `look` returns something, and returns that. Throws after `patience` (ms). */
export async function until<T>(what: string, look: () => T | undefined | null | false): Promise<T> {
  for (const began = performance.now(); ; await new Promise(requestAnimationFrame)) {
    const found = look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() - began > patience) throw new Error(`There is no ${what} in: ${pageText()}`);
  }
}

/** All text in the page, including text for screen readers. */
export function pageText(): string {
  return document.body.textContent.replace(/\s+/g, ' ');
}

/** Waits for a visible element. */
export function untilThere(selector: string): Promise<HTMLElement> {
  return until(selector, () => all(selector)[0]);
}

/** Presses the first element with these words; `within` limits the search. */
export async function press(words: string, within = 'body'): Promise<void> {
  const wanted = plain(words);
  const button = await until(`"${words}" to press`, () =>
    all(`${within} :is(${pressable})`).find(
      (element) => nameOf(element).includes(wanted) && element.getAttribute('aria-disabled') !== 'true',
    ),
  );
  button.click();
}

/** Types into the field that the selector finds. */
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

/** Puts a file into the file field. */
export async function giveFile(content: string): Promise<void> {
  const field = await until('field for files', () => fields('input[type=file]')[0]);
  const files = new DataTransfer();
  files.items.add(new File([content], 'file.json', { type: 'application/json' }));
  field.files = files.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Sends a message from a surrounding window to the page. */
export function sayFromAround(data: unknown): void {
  given.push(data);
  dispatchEvent(new MessageEvent('message', { data, source: parent, origin: location.origin }));
}

/** Sends a message from the helpdesk in the page's frame to the page. */
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

/** Treats all kinds of spaces as equal. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

import { waitFor } from './wait.ts';

/** Keys that `press` knows, by their names in `KeyboardEvent.key`. */
export type Key =
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'ArrowUp'
  | 'Backspace'
  | 'End'
  | 'Enter'
  | 'Escape'
  | 'Home'
  | 'Tab';

/** An element, ready for the mouse. */
export interface Target {
  /** False: it has moved away meanwhile, and nothing was pressed. */
  click(): Promise<boolean>;
}

/** What each browser does in its own way with one document: a tab's page, or a frame in it. */
export interface DocumentDriver {
  /** The value of an expression in the document's own world; a promise is waited for. */
  run(expression: string): Promise<unknown>;
  /** The element that the expression yields; undefined when it yields null. */
  find(expression: string): Promise<Target | undefined>;
  /** Types where the focus is. */
  type(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** Pastes where the focus is. */
  paste(): Promise<void>;
}

/**
 * One document as a test drives it, the same in every browser. Mouse and keys are real input (trusted events). What is
 * not there yet is waited for.
 */
export class View {
  readonly #driver: DocumentDriver;

  constructor(driver: DocumentDriver) {
    this.#driver = driver;
  }

  /**
   * Runs a function in the document.
   *
   * @param run is sent as text, so it sees nothing of the test but `args`; these and its result pass as JSON.
   */
  async evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    const call = `(${run.toString()})(...${JSON.stringify(args)})`;
    const answer = await this.#driver.run(`(async () => JSON.stringify([await ${call}]))()`);
    const parse: (text: string) => [Result] = JSON.parse;
    return parse(String(answer))[0];
  }

  /** Runs the text of a script in the document's own world, whatever the document's policy. */
  async runScript(source: string): Promise<void> {
    await this.#driver.run(`(() => {${source}\n})()`);
  }

  /** Waits until a function, run in the document as by `evaluate`, returns something true, and returns that. */
  async waitUntil<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    const { result } = await waitFor(run.toString(), async () => {
      const answer = await this.evaluate(run, ...args);
      return answer ? { result: answer } : undefined;
    });
    return result;
  }

  /** The text of the first element that matches, as it is drawn. */
  async text(selector = 'body'): Promise<string> {
    const { text } = await waitFor(`${selector} in the page`, () =>
      this.evaluate((wanted) => {
        const element = document.querySelector<HTMLElement>(wanted);
        return element && { text: element.innerText };
      }, selector),
    );
    return text;
  }

  /** Waits until the text of the first element that matches contains `text`; longer where it takes long by design. */
  async waitForText(text: string, selector = 'body', seconds?: number): Promise<void> {
    let last = '';
    try {
      await waitFor(
        `"${text}" in ${selector}`,
        async () => (last = await this.text(selector)).includes(text),
        seconds,
      );
    } catch (cause) {
      throw new Error(`${selector} never said "${text}", but at last:\n${last.slice(0, 1_000)}`, { cause });
    }
  }

  /** Clicks the first element that matches, contains `text`, is not disabled, and can be hit by the mouse at its middle. */
  async click(selector: string, text = ''): Promise<void> {
    const call = `(${findTarget.toString()})(${JSON.stringify(selector)}, ${JSON.stringify(text)})`;
    let failure: { thrown: unknown } | undefined;
    await waitFor(`something to click at ${selector} ${text}`, async () => {
      const target = await this.#driver.find(call);
      // What goes wrong once the mouse is down is no reason to press again.
      return target?.click().catch((thrown: unknown) => Boolean((failure = { thrown })));
    });
    if (failure) throw failure.thrown;
  }

  /** Clicks a field and types into it in place of what stood there. */
  async type(selector: string, text: string): Promise<void> {
    await waitFor(`the focus in ${selector}`, async () => {
      await this.click(selector);
      // A click is lost on what moves away under it: the text would go elsewhere.
      return this.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
    });
    await this.evaluate(selectAll);
    await this.#driver.press('Backspace');
    await this.#driver.type(text);
  }

  /** Types where the focus is, without a click. */
  async typeHere(text: string): Promise<void> {
    await this.#driver.type(text);
  }

  /** Presses and lets go a key where the focus is. */
  async press(key: Key): Promise<void> {
    await this.#driver.press(key);
  }

  /** Pastes what is on the clipboard where the focus is, as Ctrl+V does. */
  async paste(): Promise<void> {
    await this.#driver.paste();
  }
}

/** Runs in the document: the element to click, scrolled into view. */
function findTarget(selector: string, text: string): Element | null {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    // One that is disabled takes no press: it is waited for.
    if (!element.textContent.includes(text) || element.matches(':disabled')) continue;
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (hit && element.contains(hit)) return element;
  }
  return null;
}

/** Runs in the document: selects what the focused field holds. */
function selectAll(): void {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
  else if (field) getSelection()?.selectAllChildren(field);
}

import { waitFor } from './wait.ts';

/** How long a page itself waits at most before it answers, in ms. A question from outside costs far more than a look. */
const glance = 400;

/** An expression that is evaluated in the page again and again until it is truthy, or until `glance` is over. */
const patiently = (expression: string) => `(async () => {
  const end = performance.now() + ${glance};
  for (;;) {
    const seen = await ${expression};
    if (seen || performance.now() > end) return seen;
    await new Promise((next) => setTimeout(next, 40));
  }
})()`;

/** The keys that `press` supports, by their `KeyboardEvent.key`. */
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

/** An element that can be clicked. */
export interface Target {
  /** Returns false if the element has moved away and nothing was clicked. */
  click(): Promise<boolean>;
}

/** The operations on one document (a tab's page, or a frame in it) that differ between browsers. */
export interface DocumentDriver {
  /** Evaluates an expression in the document's own world and awaits a promise. */
  run(expression: string): Promise<unknown>;
  /** The element that the expression returns; undefined for null. */
  find(expression: string): Promise<Target | undefined>;
  /** Types into the focused element. */
  type(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** Pastes into the focused element. */
  paste(): Promise<void>;
}

/**
 * Drives one document for a test, in the same way in every browser. Mouse and keys are real input (trusted events).
 * Waits for elements that do not exist yet.
 */
export class View {
  readonly #driver: DocumentDriver;

  constructor(driver: DocumentDriver) {
    this.#driver = driver;
  }

  /**
   * Runs a function in the document.
   *
   * @param run is sent as text, so it can only use `args`, no variables of the test. `args` and the result are sent as
   *   JSON.
   */
  async evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    return await this.#ask(callOf(run, args));
  }

  /** The value of an expression, which may be a promise. */
  async #ask<Result>(expression: string): Promise<Result> {
    const answer = await this.#driver.run(`(async () => JSON.stringify([await ${expression}]))()`);
    const parse: (text: string) => [Result] = JSON.parse;
    return parse(String(answer))[0];
  }

  /** Runs the text of a script in the document's own world, regardless of the document's policy. */
  async runScript(source: string): Promise<void> {
    await this.#driver.run(`(() => {${source}\n})()`);
  }

  /** Runs a function in the document, as `evaluate` does, until it returns something truthy, and returns that. */
  async waitUntil<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    const { result } = await waitFor(run.toString(), async () => {
      const answer = await this.#ask<Result>(patiently(callOf(run, args)));
      return answer ? { result: answer } : undefined;
    });
    return result;
  }

  /** The visible text of the first element that matches. */
  async text(selector = 'body'): Promise<string> {
    const { text } = await waitFor(`${selector} in the page`, () =>
      this.evaluate((wanted) => {
        const element = document.querySelector<HTMLElement>(wanted);
        return element && { text: element.innerText };
      }, selector),
    );
    return text;
  }

  /**
   * The visible text of the first element that matches. If it does not contain all that is wanted, the page looks again
   * for a moment. '' if there is no such element.
   */
  async textOnce(wanted: readonly string[], selector = 'body'): Promise<string> {
    const look = `(${lookForTexts.toString()})(${JSON.stringify(wanted)}, ${JSON.stringify(selector)})`;
    const whole = await this.#ask<string>(patiently(look));
    return whole || (await this.evaluate(lookForTexts, [], selector));
  }

  /**
   * Waits until the text of the first element that matches contains `text`. A longer limit is for what is slow by
   * design.
   */
  async waitForText(text: string, selector = 'body', seconds?: number): Promise<void> {
    let last = '';
    try {
      await waitFor(
        `"${text}" in ${selector}`,
        async () => (last = await this.textOnce([text], selector)).includes(text),
        seconds,
      );
    } catch (cause) {
      throw new Error(`${selector} never said "${text}", but at last:\n${last.slice(0, 1_000)}`, { cause });
    }
  }

  /** Clicks the first element that matches, contains `text`, is enabled, and whose centre the mouse can reach. */
  async click(selector: string, text = ''): Promise<void> {
    const call = patiently(
      `(${findTarget.toString()})(${JSON.stringify(selector)}, ${JSON.stringify(text)})`,
    );
    let failure: { thrown: unknown } | undefined;
    await waitFor(`something to click at ${selector} ${text}`, async () => {
      const target = await this.#driver.find(call);
      if (!target) return false;
      await this.#driver.run(
        `(${watchPresses.toString()})(${JSON.stringify(selector)}, ${JSON.stringify(text)})`,
      );
      // An error after the mouse button is down must not lead to a second click.
      const isDone = await target.click().catch((thrown: unknown) => Boolean((failure = { thrown })));
      return isDone && (failure !== undefined || (await this.#hasPress()));
    });
    if (failure) throw failure.thrown;
  }

  /**
   * False if the last press has to be repeated: it did not reach this document, because its frame moved at that moment;
   * it hit something else, because the page moved; or the order panel refused it. True if the press replaced the
   * document.
   */
  async #hasPress(): Promise<boolean> {
    let last: unknown = 'none';
    const isOver = async () => {
      // A document that is gone cannot be asked.
      last = await this.#driver.run('globalThis.sidecarPress').catch(() => 'taken');
      return last !== 'none' && last !== 'down';
    };
    await waitFor('the press', isOver, 0.5).catch(() => undefined);
    return last !== 'none' && last !== 'astray' && last !== 'refused';
  }

  /** Clicks a field and replaces its text. */
  async type(selector: string, text: string): Promise<void> {
    await waitFor(`the focus in ${selector}`, async () => {
      await this.click(selector);
      // The click may miss an element that moves. Then the text would go elsewhere.
      return this.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
    });
    await this.evaluate(selectAll);
    await this.#driver.press('Backspace');
    await this.#driver.type(text);
  }

  /** Types into the focused element, without a click. */
  async typeHere(text: string): Promise<void> {
    await this.#driver.type(text);
  }

  /** Presses and releases a key in the focused element. */
  async press(key: Key): Promise<void> {
    await this.#driver.press(key);
  }

  /** Pastes the clipboard into the focused element, as Ctrl+V does. */
  async paste(): Promise<void> {
    await this.#driver.paste();
  }
}

/** The call of a function with these arguments, as text. */
function callOf(run: (...args: never[]) => unknown, args: unknown[]): string {
  return `(${run.toString()})(...${JSON.stringify(args)})`;
}

/** Runs in the document: the text of an element if it contains all that is wanted, else ''. */
function lookForTexts(wanted: readonly string[], selector: string): string {
  const text = document.querySelector<HTMLElement>(selector)?.innerText ?? '';
  return wanted.every((each) => text.includes(each)) ? text : '';
}

/** Runs in the document: finds the element to click and scrolls it into view. */
function findTarget(selector: string, text: string): Element | null {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    // A disabled element ignores clicks: wait until it is enabled.
    if (!element.textContent.includes(text) || element.matches(':disabled')) continue;
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (hit && element.contains(hit)) return element;
  }
  return null;
}

/** Runs in the document: selects the text of the focused field. */
function selectAll(): void {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
  else if (field) getSelection()?.selectAllChildren(field);
}

/** Runs in the document: notes whether a press comes, whether it hits what it was meant for, and what becomes of it. */
function watchPresses(selector: string, text: string): void {
  const noted: {
    document: Document;
    sidecarPress?: 'none' | 'down' | 'astray' | 'taken' | 'refused';
    isMeant?: (event: Event) => boolean;
  } = globalThis;
  if (noted.sidecarPress === undefined) {
    const hear = (event: Event) => (noted.sidecarPress = noted.isMeant?.(event) ? 'down' : 'astray');
    addEventListener('pointerdown', hear, { capture: true });
    const note = (event: Event) => {
      if (noted.sidecarPress === 'astray') return;
      const isRefused = event.defaultPrevented && location.pathname === '/order-panel.html';
      noted.sidecarPress = isRefused ? 'refused' : 'taken';
    };
    addEventListener('click', (event) => setTimeout(note, 0, event), { capture: true });
  }
  noted.sidecarPress = 'none';
  noted.isMeant = (event) =>
    event
      .composedPath()
      .some((each) => each instanceof Element && each.matches(selector) && each.textContent.includes(text));
}

import { z } from 'zod';
import type { Bidi } from './bidi.ts';
import type { PageDriver, Point } from './page.ts';
import type { DocumentDriver, Key } from './view.ts';

/** WebDriver's names for keys without a character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keyCodes: Record<Key, string> = {
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  Home: '\uE011',
  Tab: '\uE004',
};

/** Control, or Command on a Mac. */
const commandKey = process.platform === 'darwin' ? '\uE03D' : '\uE009';

const context = z.object({
  context: z.string(),
  url: z.string(),
  get children() {
    return z.array(context).nullable();
  },
});
export type Context = z.infer<typeof context>;

/** The current tabs, or the browsing contexts below `root`. */
export async function readTree(bidi: Bidi, params: object): Promise<Context[]> {
  const answer = await bidi.send('browsingContext.getTree', params);
  return z.object({ contexts: z.array(context) }).parse(answer).contexts;
}

/** @param tab the browsing context of the tab that the document is in. */
function driveDocument(bidi: Bidi, document: string, tab: string): DocumentDriver {
  const perform = async (source: object) => {
    await bidi.send('input.performActions', { context: document, actions: [source] });
  };
  const typeKeys = (keys: string[]) =>
    perform({
      type: 'key',
      id: 'keyboard',
      actions: keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    });
  return {
    run: async (expression) => (await bidi.evaluate(document, expression)).value,
    find: async (expression) => {
      await bidi.send('browsingContext.activate', { context: tab });
      const { sharedId } = await bidi.evaluate(document, expression);
      if (sharedId === undefined) return undefined;
      // Throws if the frame was only just drawn and the pointer cannot reach it yet. The caller then tries again.
      await perform(moveTo(sharedId, 1));
      // The page around a frame is another process. Once it answers, it has received the pointer event. The order panel
      // ignores clicks while it moves.
      await bidi.evaluate(tab, 'document.readyState');
      await perform(moveTo(sharedId));
      const { value: isHit } = await bidi.evaluate(
        document,
        `(async () => (await ${expression})?.matches(':hover') ?? false)()`,
      );
      if (isHit !== true) return undefined;
      return { click: () => perform(clickOn(sharedId)).then(() => true, passWhereMoved) };
    },
    type: (text) => typeKeys(Array.from(text.replaceAll('\n', keyCodes.Enter))),
    press: (key) => typeKeys([keyCodes[key]]),
    paste: () =>
      perform({
        type: 'key',
        id: 'keyboard',
        actions: [
          { type: 'keyDown', value: commandKey },
          { type: 'keyDown', value: 'v' },
          { type: 'keyUp', value: 'v' },
          { type: 'keyUp', value: commandKey },
        ],
      }),
  };
}

/**
 * Returns false if the element had left the window: the mouse moves first, so it was not clicked. Throws other errors.
 */
function passWhereMoved(thrown: unknown): false {
  if (String(thrown).includes('move target out of bounds')) return false;
  throw thrown;
}

function clickOn(sharedId: string): object {
  const { actions, ...mouse } = moveTo(sharedId);
  const press = [
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  return { ...mouse, actions: [...actions, ...press] };
}

/** @param x from the element's middle, CSS pixels */
function moveTo(sharedId: string, x = 0) {
  const origin = { type: 'element', element: { sharedId } };
  return { type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', x, y: 0, origin }] };
}

/** @param tab the tab's top-level browsing context. */
export function drivePage(bidi: Bidi, tab: string): PageDriver {
  const command = async (name: string, params: object = {}) =>
    await bidi.send(`browsingContext.${name}`, { context: tab, ...params });
  const load = async (name: string, params: object = {}) => {
    const go = () => command(name, { ...params, wait: 'complete' });
    // A load of the previous page that was aborted, such as that of a frame, is reported as a failure of this one.
    await go().catch((thrown: unknown) => {
      if (!String(thrown).includes('NS_BINDING_ABORTED')) throw thrown;
      return go();
    });
  };
  return {
    ...driveDocument(bidi, tab, tab),
    navigate: async (url) => {
      // In a background tab, timers run only once a second.
      await command('activate');
      await load('navigate', { url });
    },
    reload: () => load('reload'),
    frames: async () => {
      const [top] = await readTree(bidi, { root: tab });
      return listDescendants(top).map((frame) => ({
        url: frame.url,
        driver: driveDocument(bidi, frame.context, tab),
      }));
    },
    resize: async (width, height) => {
      await command('setViewport', { viewport: { width, height } });
    },
    drag: async (from, to) => {
      await command('activate');
      const actions = [
        { type: 'pointerMove', ...rounded(from) },
        { type: 'pointerDown', button: 0 },
        ...(to === from ? [] : [{ type: 'pointerMove', ...rounded(to), duration: 100 }]),
        { type: 'pointerUp', button: 0 },
      ];
      await bidi.send('input.performActions', {
        context: tab,
        actions: [{ type: 'pointer', id: 'mouse', actions }],
      });
    },
    capture: async () => {
      await command('activate');
      const { data } = z.object({ data: z.base64() }).parse(await command('captureScreenshot'));
      return Buffer.from(data, 'base64');
    },
    close: async () => {
      await command('close');
    },
  };
}

/** WebDriver moves the mouse by whole pixels. */
function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

function listDescendants(top: Context | undefined): Context[] {
  return (top?.children ?? []).flatMap((child) => [child, ...listDescendants(child)]);
}

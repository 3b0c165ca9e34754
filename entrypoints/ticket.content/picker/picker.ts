import { browser } from 'wxt/browser';
import type { ContentScriptContext } from '#imports';
import { ownOrigin } from '@/lib/extension/own-origin';
import { isDarkBehind } from '@/lib/dom/is-dark-behind';
import { pathOfElement } from '@/lib/dom/path-of-element';
import { pickKeys, type PickKey } from '@/lib/messages/pick-events';
import type { PickState } from '@/lib/messages/pick-state';
import { findComposer } from '@/lib/sites/responso/reply/find-composer';
import { findInputNear } from '@/lib/sites/responso/reply/find-file-place';
import { searchFieldIn } from '@/lib/sites/responso/find-search-field';
import { findTaught } from '@/lib/dom/find-taught';
import { linesOf } from '@/lib/sites/responso/reading/read-taught-lines';
import type { ElementPath, TaughtField, TaughtProfile } from '@/lib/model/taught-field';
import { elementAt, elementBeside, scrollerAround } from './element-steps';

/** A preview has room for so many lines. */
const mostLines = 20;
/** The panel is unreadable in a narrower column (CSS pixels). */
const leastColumn = 200;

const label = new File([], 'label.pdf', { type: 'application/pdf' });

/** Lets the user pick an element of the page. */
export interface Picker {
  /** True for the picker's own element. */
  isOurs: (element: Element) => boolean;
  /** @returns the path of the picked element; undefined if the user cancelled */
  pick: (field: TaughtField) => Promise<ElementPath | undefined>;
}

/**
 * Creates the picker. While it is open, a frame of Sidecar's own origin covers the whole window. It draws the outline
 * and takes every click and key, so that none reaches the page. The page does not change. This script finds the element
 * under the pointer and sends it to the frame.
 *
 * @param isPanel true for Sidecar's other elements, which cannot be picked
 */
export function createPicker(
  ctx: ContentScriptContext,
  isPanel: (element: Element) => boolean,
  taught: () => TaughtProfile,
): Picker {
  const address = browser.runtime.getURL('/picker.html');
  let open: HTMLElement | undefined;
  let leave = () => {};

  const isOurs = (element: Element) => element === open || isPanel(element);

  const pick = (field: TaughtField) => {
    leave();
    const { host, frame } = createOverlay(address);
    const listening = new AbortController();
    let element = findTaught(document, taught()[field]) ?? findComposer(document) ?? document.body;
    let stage: PickState['stage'] = 'choosing';
    let path: ElementPath | undefined;
    /** The elements on the way outwards, so that steps inwards can go back the same way. */
    let trail: Element[] = [];

    return new Promise<ElementPath | undefined>((resolve) => {
      const end = (taken: ElementPath | undefined) => {
        listening.abort();
        host.remove();
        open = undefined;
        leave = () => {};
        resolve(taken);
      };
      leave = () => end(undefined);

      const tell = () => {
        const state = describe(field, element, isOurs);
        frame.contentWindow?.postMessage(
          { ...state, stage, isLasting: stage === 'choosing' || path !== undefined } satisfies PickState,
          ownOrigin(),
        );
      };

      const goTo = (next: Element | undefined) => {
        if (!next || next === element) return;
        element = next;
        tell();
      };

      const step = (to: 'parent' | 'child' | 'next' | 'previous') => {
        // After choosing an element the user can still choose another one.
        if (stage === 'chosen') turn('choosing');
        const next = (to === 'child' ? trail.pop() : undefined) ?? elementBeside(element, to, isOurs);
        if (!next) return;
        if (to === 'parent') trail.push(element);
        else if (to !== 'child') trail = [];
        next.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        goTo(next);
      };

      const turn = (to: PickState['stage']) => {
        stage = to;
        path = to === 'chosen' ? pathOfElement(element) : undefined;
        tell();
      };

      const act: Record<PickKey, () => void> = {
        ready: () => {
          frame.focus();
          tell();
        },
        parent: () => step('parent'),
        child: () => step('child'),
        next: () => step('next'),
        previous: () => step('previous'),
        take: () => turn('chosen'),
        again: () => turn('choosing'),
        save: () => {
          if (path) end(path);
        },
        leave: () => end(undefined),
      };

      const hear = ({ source, data }: MessageEvent<unknown>) => {
        if (source !== frame.contentWindow) return;
        const key = pickKeys.find((known) => known === data);
        if (key) act[key]();
        else if (stage === 'choosing' && isPoint(data)) {
          trail = [];
          goTo(elementAt(document, data.x, data.y, isOurs));
        } else if (isScroll(data)) scrollerAround(element).scrollBy(data.scrollX, data.scrollY);
      };

      const { signal } = listening;
      window.addEventListener('message', hear, { signal });
      window.addEventListener('resize', tell, { signal });
      document.addEventListener('scroll', tell, { signal, capture: true, passive: true });
      document.documentElement.append(host);
      open = host;
    });
  };

  ctx.onInvalidated(() => {
    leave();
  });
  return { isOurs, pick };
}

/** In a closed shadow root, so that no style of the page applies to the frame. */
function createOverlay(address: string): { host: HTMLElement; frame: HTMLIFrameElement } {
  const host = document.createElement('sidecar-picker');
  host.style.cssText =
    'all: initial; display: block; position: fixed; inset: 0; z-index: 2147483647; width: 100%; height: 100%';
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = 'Sidecar';
  frame.style.cssText = 'display: block; width: 100%; height: 100%; border: 0; background: transparent';
  // Also keeps the frame transparent: a frame with another color-scheme than its document gets an opaque background.
  frame.style.colorScheme = isDarkBehind(findComposer(document) ?? document.body) ? 'dark' : 'light';
  host.attachShadow({ mode: 'closed' }).append(frame);
  return { host, frame };
}

function describe(
  field: TaughtField,
  element: Element,
  isOurs: (element: Element) => boolean,
): Omit<PickState, 'stage' | 'isLasting'> {
  const { left, top, width, height } = element.getBoundingClientRect();
  const isText = field !== 'column' && field !== 'attachment' && field !== 'search';
  const [className] = element.classList;
  const isFit = {
    column: () => width >= leastColumn,
    attachment: () => findInputNear(element, label) !== undefined,
    search: () => searchFieldIn(element) !== undefined,
  };
  return {
    field,
    box: { left, top, width, height },
    name: className === undefined ? element.localName : `${element.localName}.${className}`,
    lines: isText ? linesOf(element, { isForeign: isOurs, isStale: () => false }).slice(0, mostLines) : [],
    ...(!isText && { isFit: isFit[field]() }),
  };
}

function isPoint(data: unknown): data is { x: number; y: number } {
  return (
    typeof data === 'object' &&
    data !== null &&
    'x' in data &&
    'y' in data &&
    Number.isFinite(data.x) &&
    Number.isFinite(data.y)
  );
}

function isScroll(data: unknown): data is { scrollX: number; scrollY: number } {
  return (
    typeof data === 'object' &&
    data !== null &&
    'scrollX' in data &&
    'scrollY' in data &&
    Number.isFinite(data.scrollX) &&
    Number.isFinite(data.scrollY)
  );
}

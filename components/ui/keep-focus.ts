import { isFocusFree } from './is-focus-free';

/** Selector for focusable elements. */
const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex]';

/**
 * Keeps the focus nearby when the focused element is removed: moves it to the first control of the smallest remaining
 * element around it. Code that knows a better place sets the focus there first.
 */
export function keepFocus(document: Document): void {
  let around: Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    around = target instanceof Element ? [target, ...ancestorsOf(target)] : [];
  });
  new MutationObserver(() => {
    if (around[0]?.isConnected === false) requestAnimationFrame(goOn);
  }).observe(document.body, { childList: true, subtree: true });

  function goOn(): void {
    if (!isFocusFree() || around[0]?.isConnected !== false) return;
    for (const part of around) {
      const next = part.isConnected ? firstIn(part) : undefined;
      if (next) {
        next.focus({ preventScroll: true });
        return;
      }
    }
  }
}

function firstIn(part: Element): HTMLElement | undefined {
  return [...part.querySelectorAll<HTMLElement>(focusable)].find((element) => element.checkVisibility());
}

function ancestorsOf(element: Element): Element[] {
  const { parentElement } = element;
  return parentElement ? [parentElement, ...ancestorsOf(parentElement)] : [];
}

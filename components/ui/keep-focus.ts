import { isFocusFree } from './is-focus-free';

/** What the keyboard can be on. */
const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex]';

/**
 * Keeps the keyboard near where it was when what it was on goes away with what was pressed: on the first control of the
 * smallest part that is still there. Whoever knows a better place takes the focus there before this does.
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

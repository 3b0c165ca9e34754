import { tick } from 'svelte';
import { isFocusFree } from './is-focus-free';

/**
 * An attachment for an element that replaces a pressed one. The element takes the focus. When it is removed, the focus
 * returns to where it was, unless another element has taken it.
 */
export function borrowFocus(element: HTMLElement): () => void {
  const before = document.activeElement;
  element.focus();
  return () => {
    void tick().then(() => {
      if (before instanceof HTMLElement && isFocusFree()) before.focus();
    });
  };
}

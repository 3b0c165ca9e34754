import { tick } from 'svelte';
import { isFocusFree } from './is-focus-free';

/**
 * An attachment for what takes the place of something that was pressed: the keyboard goes on in it and, once it is gone,
 * where it came from, if nothing else has taken the focus.
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

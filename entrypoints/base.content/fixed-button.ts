import { lightColors } from '@/lib/dom/light-colors';

interface FixedButton {
  element: HTMLElement;
  /** Updates the button's text. */
  draw: () => void;
}

/**
 * A small button at the middle of the window's right edge, for Base panels whose menu was not found. Other scripts use
 * the corners below (base-panel.md §10).
 */
export function createFixedButton(word: () => string, onPress: () => void, top = '50%'): FixedButton {
  const host = document.createElement('sidecar-button');
  host.style.cssText = `all: initial; position: fixed; z-index: 99989; right: 0; top: ${top}; translate: 0 -50%`;
  const button = document.createElement('button');
  button.style.cssText = `all: revert; font: 600 12px/1 system-ui, sans-serif; writing-mode: vertical-rl;
    padding: 12px 7px; border: 0; border-radius: 8px 0 0 8px;
    background: ${lightColors.accent}; color: ${lightColors.onAccent}; cursor: pointer; box-shadow: 0 1px 6px rgb(0 0 0 / 25%)`;
  button.addEventListener('click', onPress);
  host.attachShadow({ mode: 'closed' }).append(button);
  const draw = () => {
    button.textContent = word();
  };
  draw();
  return { element: host, draw };
}

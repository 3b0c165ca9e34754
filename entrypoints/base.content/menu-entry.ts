import { t } from '@/lib/text/i18n';
import { findOrdersLink } from '@/lib/sites/base/find-orders-link';
import { findSubEntries } from '@/lib/sites/base/find-sub-entries';
import { createFixedButton } from './fixed-button';

/** A panel that removes the entry this soon after it was added (ms) … */
const soon = 2_000;
/** … and does so this many times rejects it: the button is used instead. */
const mostRemovals = 5;
/** Class names of an entry's momentary state. */
const momentary = /(?:^|[-_])(?:active|open|opened|current|selected|expanded|hover|focus)(?:$|[-_])/i;

/** The way into the inbox: an entry in the panel's menu, else a button at the edge of the window. */
export interface MenuEntry {
  isOurs: (element: Element) => boolean;
  /** Adds the entry at its place, if it is missing, or removes it. */
  settle: (isWanted: boolean) => void;
  /** Adds the entry again if the page removed it, before the page is painted without it. */
  restore: () => void;
  showState: (isOpen: boolean) => void;
}

/** @param onPress called when the entry was pressed, by mouse or by keyboard */
export function createMenuEntry(onPress: () => void): MenuEntry {
  const { element: button } = createFixedButton(() => t('inbox.menu'), onPress);
  let entry: HTMLElement | undefined;
  let link: HTMLElement | undefined;
  let list: Element | undefined;
  let addedAt = 0;
  let removals = 0;
  let wasInMenu = false;
  let isOpen = false;

  const showState = (open: boolean) => {
    isOpen = open;
    for (const element of [link, button]) element?.setAttribute('aria-expanded', String(open));
  };

  const add = (): boolean => {
    const model = findOrdersLink(document);
    const place = model && findSubEntries(model);
    if (!place || removals >= mostRemovals) return false;
    link = cloneLook(place.link, onPress);
    entry = cloneAround(place.unit, place.link, link);
    ({ list } = place);
    list.insertBefore(entry, place.before);
    addedAt = performance.now();
    showState(isOpen);
    return true;
  };

  /** True once the entry is in the menu. */
  const put = (): boolean => {
    if (entry?.isConnected) return true;
    // Only counts if the menu itself is still there: redrawing the whole menu is no rejection.
    if (entry && list?.isConnected && performance.now() < addedAt + soon) removals += 1;
    entry = undefined;
    if (!add()) return false;
    wasInMenu = true;
    button.remove();
    return true;
  };

  return {
    isOurs: (element) => element === button || (entry?.contains(element) ?? false),
    settle: (isWanted) => {
      if (!isWanted) {
        entry?.remove();
        entry = undefined;
        wasInMenu = false;
        button.remove();
      } else if (!put() && !button.isConnected) document.documentElement.append(button);
    },
    restore: () => {
      if (wasInMenu) put();
    },
    showState,
  };
}

/** An element with the model's look only: without its id, URL, handlers and state. */
function cloneShell(model: Element): HTMLElement {
  const clone = document.createElement(model.tagName);
  clone.className = [...model.classList].filter((name) => !momentary.test(name)).join(' ');
  const style = model.getAttribute('style');
  if (style !== null) clone.setAttribute('style', style);
  return clone;
}

/** Copies the elements around a menu's link, with Sidecar's link inside. */
function cloneAround(unit: Element, link: Element, inner: HTMLElement): HTMLElement {
  let outer = inner;
  for (let around = link; around !== unit && around.parentElement;) {
    around = around.parentElement;
    const shell = cloneShell(around);
    shell.append(outer);
    outer = shell;
  }
  return outer;
}

function cloneLook(model: Element, onPress: () => void): HTMLElement {
  const link = cloneShell(model);
  // The panel's entries have their text in an inner element that its styles expect.
  const word = [...model.children].find((child) => child.textContent.trim() !== '');
  const text = word ? cloneShell(word) : link;
  text.textContent = t('inbox.menu');
  if (text !== link) link.append(text);
  link.setAttribute('role', 'button');
  link.tabIndex = 0;
  link.style.cursor = 'pointer';
  const press = (event: Event) => {
    // The panel's own click handlers would look for a URL here.
    event.preventDefault();
    event.stopPropagation();
    onPress();
  };
  link.addEventListener('click', press);
  link.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') press(event);
  });
  return link;
}

import { t } from '@/lib/text/i18n';
import { findOrdersLink } from '@/lib/sites/base/find-orders-link';
import { createFixedButton } from './fixed-button';

/** A panel that removes the entry this soon after it was added (ms) … */
const soon = 2_000;
/** … so many times does not want it: then it gets the button instead. */
const mostRemovals = 5;
/** Classes that say how an entry stands at the moment, not what it looks like. */
const momentary = /(?:^|[-_])(?:active|open|opened|current|selected|expanded|hover|focus)(?:$|[-_])/i;

/** The way into the inbox: an entry in the panel's menu, else a button at the edge of the window. */
export interface MenuEntry {
  isOurs: (element: Element) => boolean;
  /** Puts the entry where it belongs, once, or takes it away. */
  settle: (isWanted: boolean) => void;
  showState: (isOpen: boolean) => void;
}

/** @param onPress the entry was pressed, with the mouse or by keyboard */
export function createMenuEntry(onPress: () => void): MenuEntry {
  const { element: button } = createFixedButton(() => t('inbox.menu'), onPress);
  let entry: HTMLElement | undefined;
  let link: HTMLElement | undefined;
  let addedAt = 0;
  let removals = 0;
  let isOpen = false;

  const showState = (open: boolean) => {
    isOpen = open;
    for (const element of [link, button]) element?.setAttribute('aria-expanded', String(open));
  };

  const add = (): boolean => {
    const model = findOrdersLink(document);
    const place = model && placeUnder(model);
    if (!place || removals >= mostRemovals) return false;
    link = cloneLook(place.link, onPress);
    entry = place.item ? cloneShell(place.item) : link;
    if (entry !== link) entry.append(link);
    place.list.insertBefore(entry, place.before);
    addedAt = performance.now();
    showState(isOpen);
    return true;
  };

  return {
    isOurs: (element) => element === button || (entry?.contains(element) ?? false),
    settle: (isWanted) => {
      if (!isWanted) {
        entry?.remove();
        entry = undefined;
        button.remove();
        return;
      }
      if (entry?.isConnected) return;
      if (entry && performance.now() < addedAt + soon) removals += 1;
      entry = undefined;
      if (add()) button.remove();
      else if (!button.isConnected) document.documentElement.append(button);
    },
    showState,
  };
}

interface Place {
  list: Element;
  before: Element | null;
  /** The list's own element around an entry, if it has one. */
  item: Element | undefined;
  link: Element;
}

/** At the end of the entries under the orders; beside the orders where they have none. */
function placeUnder(orders: Element): Place | undefined {
  const item = orders.closest('li');
  const nested = item?.querySelector('ul, ol');
  const model = nested?.querySelector(':scope > li:last-of-type');
  const inner = model?.querySelector('a');
  if (nested && model && inner) return { list: nested, before: null, item: model, link: inner };
  const beside = item ?? orders;
  if (!beside.parentElement) return undefined;
  return {
    list: beside.parentElement,
    before: beside.nextElementSibling,
    item: item ?? undefined,
    link: orders,
  };
}

/** An element that looks as another and is nothing of it: no id, no address, no handler, no state. */
function cloneShell(model: Element): HTMLElement {
  const clone = document.createElement(model.tagName);
  clone.className = [...model.classList].filter((name) => !momentary.test(name)).join(' ');
  return clone;
}

function cloneLook(model: Element, onPress: () => void): HTMLElement {
  const link = cloneShell(model);
  // The panel's entries have their word in an element that its styles know.
  const word = [...model.children].find((child) => child.textContent.trim() !== '');
  const text = word ? cloneShell(word) : link;
  text.textContent = t('inbox.menu');
  if (text !== link) link.append(text);
  link.setAttribute('role', 'button');
  link.tabIndex = 0;
  link.style.cursor = 'pointer';
  const press = (event: Event) => {
    // The panel's handlers for its own entries would look for an address here.
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

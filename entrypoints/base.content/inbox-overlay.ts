import type { ContentScriptContext } from '#imports';
import { findContentArea } from '@/lib/sites/base/find-content-area';
import { createInboxFrame, type InboxFrame, type InboxPlace } from './create-inbox-frame';

/** Over the page, under its own windows and the packing assistant, which have 99998 and more (base-panel.md §11). */
const layer = '99990';
/** In the tab's own session storage, so that a reload finds the inbox as it was: on which page it was open. */
const openOn = 'sidecar-inbox';

/** An inbox over the panel's content. */
export interface InboxOverlay {
  isOurs: (element: Element) => boolean;
  isOpen: () => boolean;
  /** The page goes on with the focus where it was unless it is asked to give it up. */
  open: (view: InboxPlace['view'], options: { withFocus: boolean }) => void;
  close: () => void;
  /** Follows the page's own layout. */
  settle: () => void;
  /** True when the inbox was open on this page before it was reloaded. */
  wasOpen: () => boolean;
}

/**
 * Lays the inbox over the panel's content and leaves the panel as it is beneath: closing shows exactly what was there.
 *
 * @param onChange the inbox was opened or closed
 */
export function createInboxOverlay(ctx: ContentScriptContext, onChange: () => void): InboxOverlay {
  let frame: InboxFrame | undefined;
  let focusedBefore: Element | null = null;

  const draw = () => {
    if (!frame) return;
    const shown = frame.element;
    const { top, left } = findContentArea(document, (element) => element === shown);
    frame.draw(
      { position: 'fixed', zIndex: layer, inset: `${top}px 0 0 ${left}px` },
      { height: '100%', border: '0' },
    );
  };

  const close = () => {
    if (!frame) return;
    frame.remove();
    frame = undefined;
    sessionStorage.removeItem(openOn);
    onChange();
    if (focusedBefore instanceof HTMLElement && focusedBefore.isConnected) focusedBefore.focus();
  };

  const open: InboxOverlay['open'] = (view, { withFocus }) => {
    if (frame) return;
    focusedBefore = document.activeElement;
    frame = createInboxFrame(ctx, { view, place: 'over' }, (said) => {
      if (said === 'close') close();
    });
    document.documentElement.append(frame.element);
    draw();
    if (withFocus) frame.focus();
    if (view === 'whole') sessionStorage.setItem(openOn, location.pathname);
    onChange();
  };

  ctx.addEventListener(window, 'keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented) close();
  });
  // Whoever follows a link of the panel wants to see where it leads; `#` alone only unfolds a menu.
  ctx.addEventListener(document, 'click', (event) => {
    if (leadsAway(event)) close();
  });

  return {
    isOurs: (element) => element === frame?.element,
    isOpen: () => frame !== undefined,
    open,
    close,
    settle: draw,
    wasOpen: () => sessionStorage.getItem(openOn) === location.pathname,
  };
}

/** True for a click that shows another page of the panel in this tab: what is written in the inbox is not lost for less. */
function leadsAway({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  const link = target instanceof Element ? target.closest('a[href]') : null;
  if (!link || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return false;
  if (link.getAttribute('target') === '_blank' || link.hasAttribute('download')) return false;
  const address = URL.parse(link.getAttribute('href') ?? '', location.href);
  // What only changes behind `#` is heard of when the address has changed.
  return (
    address !== null &&
    /^https?:$/.test(address.protocol) &&
    `${address.origin}${address.pathname}${address.search}` !==
      `${location.origin}${location.pathname}${location.search}`
  );
}

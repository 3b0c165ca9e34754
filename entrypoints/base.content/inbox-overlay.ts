import type { ContentScriptContext } from '#imports';
import { findContentArea } from '@/lib/sites/base/find-content-area';
import { createInboxFrame, type InboxFrame, type InboxPlace } from './create-inbox-frame';

/**
 * Above the page, but below its own dialogs and the packing assistant, which use 99998 and more (base-panel.md §11).
 */
const layer = '99990';
/** Key in the tab's session storage for the page where the inbox was open, so that a reload opens it again. */
const openOn = 'sidecar-inbox';

/** The inbox over the Base panel's content. */
export interface InboxOverlay {
  isOurs: (element: Element) => boolean;
  isOpen: () => boolean;
  /** Opens the inbox. The page keeps the focus unless `withFocus` is set. */
  open: (view: InboxPlace['view'], options: { withFocus: boolean }) => void;
  close: () => void;
  /** Adapts to a changed page layout. */
  settle: () => void;
  /** True if the inbox was open on this page before a reload. */
  wasOpen: () => boolean;
}

/**
 * Lays the inbox over the Base panel's content. The content beneath stays unchanged, so closing shows it exactly as
 * before.
 *
 * @param onChange called when the inbox was opened or closed
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
  // A user who follows a link of the panel wants to see its page. A bare `#` only unfolds a menu.
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

/**
 * True for a click that opens another page of the panel in this tab. Other clicks keep the inbox open, so that text
 * typed in it is not lost.
 */
function leadsAway({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  const link = target instanceof Element ? target.closest('a[href]') : null;
  if (!link || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return false;
  if (link.getAttribute('target') === '_blank' || link.hasAttribute('download')) return false;
  const address = URL.parse(link.getAttribute('href') ?? '', location.href);
  // A link that only changes the part after `#` does not count. The inbox reacts to it when the URL has changed.
  return (
    address !== null &&
    /^https?:$/.test(address.protocol) &&
    `${address.origin}${address.pathname}${address.search}` !==
      `${location.origin}${location.pathname}${location.search}`
  );
}

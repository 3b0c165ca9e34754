import { boxOf } from '@/lib/dom/box-of';

const overlayRoles =
  '[role="tooltip"], [role="alert"], [role="status"], [role="alertdialog"], [role="dialog"], [role="listbox"], [role="menu"], dialog, [popover]';

/** An element that covers more than this part of the window is a view of the app, however it is positioned. */
const largestOverlay = 0.35;
/** A toast is narrower than this part of the window. A fixed bar is wider. */
const widestToast = 0.5;

/**
 * True for elements that come and go over the page: toasts, hover previews of other tickets (responso.md §2), menus,
 * dialogs. Their text is not about this ticket.
 */
export function isOverlay(element: Element): boolean {
  const isMarked = element.matches(overlayRoles);
  if (!isMarked && !isLifted(element)) return false;
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  const { width, height } = boxOf(element);
  if (width * height > clientWidth * clientHeight * largestOverlay) return false;
  return isMarked || (width < clientWidth * widestToast && height < clientHeight / 2);
}

/**
 * True if the element is fixed in the window, or is drawn above everything at the end of the body, as tooltip libraries
 * do.
 */
function isLifted(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (style?.position === 'fixed') return true;
  if (style?.position !== 'absolute' || !(Number(style.zIndex) > 0)) return false;
  const { body } = element.ownerDocument;
  const around = element.parentElement;
  // Some libraries use a wrapper without a height. In an app that positions everything this way, the wrapper has a
  // height.
  return around === body || (around?.parentElement === body && around.getBoundingClientRect().height === 0);
}

import { boxOf } from '@/lib/dom/box-of';

const overlayRoles =
  '[role="tooltip"], [role="alert"], [role="status"], [role="alertdialog"], [role="dialog"], [role="listbox"], [role="menu"], dialog, [popover]';

/** What covers more of the window than this is a view of the app, in whichever way it is drawn. */
const largestOverlay = 0.35;
/** A toast is narrower than this part of the window; a bar that stays in place is not. */
const widestToast = 0.5;

/**
 * True for what lies over the page and comes and goes: toasts, hover previews of other tickets (responso.md §2),
 * menus, dialogs. Whatever they say, it is not said of this ticket.
 */
export function isOverlay(element: Element): boolean {
  const isMarked = element.matches(overlayRoles);
  if (!isMarked && !isLifted(element)) return false;
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  const { width, height } = boxOf(element);
  if (width * height > clientWidth * clientHeight * largestOverlay) return false;
  return isMarked || (width < clientWidth * widestToast && height < clientHeight / 2);
}

/** Fixed in the window, or drawn above everything at the end of the body, as libraries for tooltips do. */
function isLifted(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (style?.position === 'fixed') return true;
  if (style?.position !== 'absolute' || !(Number(style.zIndex) > 0)) return false;
  const { body } = element.ownerDocument;
  const around = element.parentElement;
  // Some put it into an element of its own, which has no size; an app whose parts are all placed so has one.
  return around === body || (around?.parentElement === body && around.getBoundingClientRect().height === 0);
}

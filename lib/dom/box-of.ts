/** The box of an element, in CSS pixels of the window. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom' | 'width' | 'height'>;

/** How deep nested wrappers without a box are followed. */
const deepest = 12;
/** How many children of a wrapper are measured: enough to tell where it is. */
const mostChildren = 300;

/**
 * The box that an element covers on the page. If it has no box of its own (`display: contents`), or has zero size with
 * children that overflow it, the box that its children cover.
 */
export function boxOf(element: Element): Box {
  return measure(element, deepest);
}

function measure(element: Element, depth: number): Box {
  const own = element.getBoundingClientRect();
  if ((own.width > 0 && own.height > 0) || depth === 0) return own;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style || style.display === 'none') return own;
  // Children that it cuts off are not visible.
  if (style.display !== 'contents' && (style.overflowX !== 'visible' || style.overflowY !== 'visible'))
    return own;
  const boxes = childrenOf(element)
    .map((child) => measure(child, depth - 1))
    .filter(({ width, height }) => width > 0 && height > 0);
  return boxes.length === 0 ? own : boxes.reduce(around);
}

function childrenOf(element: Element): Element[] {
  const assigned = 'assignedElements' in element && element instanceof HTMLSlotElement;
  const children = assigned ? element.assignedElements({ flatten: true }) : [];
  return [...children, ...(element.shadowRoot?.children ?? []), ...element.children].slice(0, mostChildren);
}

function around(one: Box, other: Box): Box {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  const right = Math.max(one.right, other.right);
  const bottom = Math.max(one.bottom, other.bottom);
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

/** The look of a column's parts. Lengths are CSS pixels. */
export interface ColumnFit {
  /** True if the parts reach from edge to edge and are separated by lines; false if they are cards. */
  isFlush: boolean;
  /** Corner radius of a card. */
  radius: number;
  margin: string;
}

const usualRadius = 12;
const usualGap = 12;

/** Measures the part of the column after the panel, so that the panel can look like it. */
export function fitColumn(column: Element, ours: Element): ColumnFit {
  const next = nextDrawn(ours);
  const own = getComputedStyle(column);
  const isSpaced = parseFloat(own.rowGap) > 0 && /flex|grid/.test(own.display);
  if (!next) return { isFlush: false, radius: usualRadius, margin: `0 0 ${isSpaced ? 0 : usualGap}px` };
  const style = getComputedStyle(next);
  const outer = column.getBoundingClientRect();
  const inner = next.getBoundingClientRect();
  // The column's border and scroll bar do not count as margin.
  const left = inner.left - outer.left - column.clientLeft;
  const isWide = left <= 2 && column.clientWidth - left - inner.width <= 2;
  const radius = parseFloat(style.borderTopLeftRadius) || 0;
  const isCard = radius > 0 || parseFloat(style.borderLeftWidth) > 0;
  if (isWide && !isCard) return { isFlush: true, radius: 0, margin: '0' };
  return {
    isFlush: false,
    radius: isCard ? Math.min(radius, 16) : usualRadius,
    margin: `0 ${parseFloat(style.marginRight) || 0}px ${isSpaced ? 0 : usualGap}px ${parseFloat(style.marginLeft) || 0}px`,
  };
}

function nextDrawn(element: Element): Element | null {
  let next = element.nextElementSibling;
  while (next && next.getBoundingClientRect().height === 0) next = next.nextElementSibling;
  return next;
}

/** Distances from the edges of the window, in CSS pixels. */
export interface Area {
  top: number;
  left: number;
}

/**
 * Where the panel's content is: right of what stands at the left edge, below what stays at the top when the page is
 * scrolled. Measured, so it fits a menu that is folded, and needs no name.
 *
 * @param isOurs what lies over the page because we put it there
 */
export function findContentArea(document: Document, isOurs: (element: Element) => boolean): Area {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const at = (x: number, y: number) => document.elementsFromPoint(x, y).filter((element) => !isOurs(element));
  const boxes = (elements: Element[]) => elements.map((element) => element.getBoundingClientRect());
  const menus = boxes(at(2, height * 0.6)).filter(
    (box) => box.left < 60 && box.right < Math.min(360, width / 2) && box.height > height / 2,
  );
  const bars = boxes(at(width * 0.6, 2).filter(staysInPlace)).filter(
    (box) => box.top <= 4 && box.bottom < 140 && box.width > width / 2,
  );
  return {
    top: Math.max(0, ...bars.map(({ bottom }) => bottom)),
    left: Math.max(0, ...menus.map(({ right }) => right)),
  };
}

/** True for what scrolling does not move, or has not moved so far. */
function staysInPlace(element: Element): boolean {
  const { scrollingElement } = element.ownerDocument;
  for (let around: Element | null = element; around; around = around.parentElement) {
    if (/^(?:fixed|sticky)$/.test(getComputedStyle(around).position)) return true;
    if (around.scrollTop > 0 && around !== element) return false;
  }
  return (scrollingElement?.scrollTop ?? 0) === 0;
}

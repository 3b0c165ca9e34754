/** Distances from the edges of the window, in CSS pixels. */
export interface Area {
  top: number;
  left: number;
}

/**
 * Finds the panel's content area: right of the menu at the left edge, below the bars that stay at the top while the
 * page scrolls. The area is measured, so a folded menu works too and no selector is needed.
 *
 * @param isOurs true for Sidecar's own elements over the page
 */
export function findContentArea(document: Document, isOurs: (element: Element) => boolean): Area {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const at = (x: number, y: number) => document.elementsFromPoint(x, y).filter((element) => !isOurs(element));
  const boxes = (elements: Element[]) => elements.map((element) => element.getBoundingClientRect());
  const menus = boxes(at(2, height * 0.6)).filter(
    (box) => box.left < 60 && box.right < Math.min(360, width / 2) && box.height > height / 2,
  );
  const wide = at(width * 0.6, 2).filter((element) => {
    const box = element.getBoundingClientRect();
    return box.top <= 4 && box.bottom < 140 && box.width > width / 2;
  });
  // Rows scroll beneath a fixed bar. If there is a fixed bar, it is the only one that counts.
  const fixed = wide.filter(isFixed);
  const bars = boxes(fixed.length > 0 ? fixed : wide.filter(isUnscrolled));
  return {
    top: Math.max(0, ...bars.map(({ bottom }) => bottom)),
    left: Math.max(0, ...menus.map(({ right }) => right)),
  };
}

/**
 * True if the element stays in place while the page scrolls. False for content that was scrolled inside a fixed part.
 */
function isFixed(element: Element): boolean {
  for (let around: Element | null = element; around; around = around.parentElement) {
    if (/^(?:fixed|sticky)$/.test(getComputedStyle(around).position)) return true;
    if (around !== element && around.scrollTop > 0) return false;
  }
  return false;
}

/** True if no element around it has been scrolled. */
function isUnscrolled(element: Element): boolean {
  for (let around = element.parentElement; around; around = around.parentElement)
    if (around.scrollTop > 0) return false;
  return true;
}

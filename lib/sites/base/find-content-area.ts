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
  const wide = at(width * 0.6, 2).filter((element) => {
    const box = element.getBoundingClientRect();
    return box.top <= 4 && box.bottom < 140 && box.width > width / 2;
  });
  // Rows run beneath a bar that is fixed: where there is one, nothing else counts.
  const fixed = wide.filter(isFixed);
  const bars = boxes(fixed.length > 0 ? fixed : wide.filter(isUnscrolled));
  return {
    top: Math.max(0, ...bars.map(({ bottom }) => bottom)),
    left: Math.max(0, ...menus.map(({ right }) => right)),
  };
}

/** True for what stays where it is when the page is scrolled; not for what has been scrolled within a part that stays. */
function isFixed(element: Element): boolean {
  for (let around: Element | null = element; around; around = around.parentElement) {
    if (/^(?:fixed|sticky)$/.test(getComputedStyle(around).position)) return true;
    if (around !== element && around.scrollTop > 0) return false;
  }
  return false;
}

/** True for what is where it would be without any scrolling. */
function isUnscrolled(element: Element): boolean {
  for (let around = element.parentElement; around; around = around.parentElement)
    if (around.scrollTop > 0) return false;
  return true;
}

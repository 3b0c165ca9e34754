import { elementAround } from '@/lib/dom/element-around';

/** Below this opacity (0 to 1), what lies behind the panel can be mistaken for its text. */
const leastOpacity = 0.7;
/** Below this scale the panel's text cannot be read. */
const leastScale = 0.6;
/** Covers that together hide less than this part of the panel (0 to 1) are ignored. */
const leastCovered = 0.1;
/** Limit of shadow roots to search. */
const mostRoots = 2_000;

/**
 * True unless the page hides the panel by its styles: an element around it makes it transparent, masks, blends or
 * shrinks it, or something lies over it that lets presses through.
 *
 * For Firefox, which reports nothing of this. It is a list of what a page could do, so it is not complete:
 * docs/browsers.md says what it misses.
 */
export function isInSight(panel: HTMLElement): boolean {
  return isPainted(panel) && !isCovered(panel);
}

function isPainted(panel: HTMLElement): boolean {
  if (getComputedStyle(panel).visibility !== 'visible') return false;
  const { width, height } = panel.getBoundingClientRect();
  if (width < panel.offsetWidth * leastScale || height < panel.offsetHeight * leastScale) return false;
  let opacity = 1;
  for (let around: Element | null = panel; around; around = around.assignedSlot ?? elementAround(around)) {
    const style = getComputedStyle(around);
    opacity *= Number(style.opacity) * opacityOf(style.filter);
    const isMasked = style.maskImage !== 'none' && style.maskImage !== '';
    if (opacity < leastOpacity || isMasked || style.mixBlendMode !== 'normal') return false;
  }
  return true;
}

/**
 * How much of an element a filter leaves visible, 0 to 1. Filters that invert or shift colours leave all: users have
 * them on whole pages.
 */
function opacityOf(filter: string): number {
  const amounts = [...filter.matchAll(/\b(opacity|brightness|contrast)\(([\d.]+)\)/g)];
  const least = Math.min(1, ...amounts.map(([, , amount]) => Number(amount)));
  const blurred = Number(/\bblur\(([\d.]+)px\)/.exec(filter)?.[1] ?? 0);
  return blurred > 1 || filter.includes('url(') ? 0 : least;
}

/** A press through an element needs `pointer-events: none`. All other covers take the press themselves. */
function isCovered(panel: HTMLElement): boolean {
  const box = panel.getBoundingClientRect();
  let covered = 0;
  for (const root of rootsAround(panel)) {
    for (const element of root.querySelectorAll('*')) {
      const shared = overlapOf(element.getBoundingClientRect(), box);
      if (!shared || isRelated(element, panel)) continue;
      const style = getComputedStyle(element);
      if (style.pointerEvents === 'none' && paints(element, style) && liesOn(element, panel, shared))
        covered += shared.width * shared.height;
    }
  }
  return covered > 0 && covered >= box.width * box.height * leastCovered;
}

/** The document and every shadow root in it but the panel's, the closed ones too: Firefox shows them to content scripts. */
function rootsAround(panel: Element): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [document];
  // The list grows during the loop.
  for (const root of roots) {
    if (roots.length > mostRoots) break;
    for (const element of root.querySelectorAll('*')) {
      const inner: unknown = Reflect.get(element, 'openOrClosedShadowRoot') ?? element.shadowRoot;
      if (element !== panel && inner instanceof ShadowRoot) roots.push(inner);
    }
  }
  return roots;
}

/** The common part of two boxes, in the window. */
function overlapOf(one: DOMRect, panel: DOMRect): DOMRect | undefined {
  const left = Math.max(one.left, panel.left, 0);
  const top = Math.max(one.top, panel.top, 0);
  const width = Math.min(one.right, panel.right, innerWidth) - left;
  const height = Math.min(one.bottom, panel.bottom, innerHeight) - top;
  return width > 0 && height > 0 ? new DOMRect(left, top, width, height) : undefined;
}

function isRelated(element: Element, panel: Element): boolean {
  return element.contains(panel) || panel.contains(element);
}

/** True for an element that shows something of its own. */
function paints(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.visibility !== 'visible' || Number(style.opacity) < 0.1) return false;
  const { backgroundColor } = style;
  // Browsers write `rgb(1, 2, 3)` if it is opaque, else `rgba(1, 2, 3, 0.5)` or `color(srgb 1 1 1 / 0.5)`.
  const alpha = backgroundColor.startsWith('rgb(') ? 1 : Number(backgroundColor.split(/[\s,/()]+/).at(-2));
  const isFilled = alpha >= 0.1;
  const isShaded = style.boxShadow.includes('inset') || style.backdropFilter !== 'none';
  const isPicture = element.matches('img, svg, canvas, video, iframe, object, embed');
  const isText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  return isFilled || isShaded || isPicture || isText || style.backgroundImage !== 'none';
}

/** True if an element is painted over the panel: it would take the press if it took any. */
function liesOn(element: Element, panel: Element, shared: DOMRect): boolean {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return false;
  const { style } = element;
  const hadStyle = element.hasAttribute('style');
  const value = style.getPropertyValue('pointer-events');
  const priority = style.getPropertyPriority('pointer-events');
  style.setProperty('pointer-events', 'auto', 'important');
  const root = element.getRootNode();
  const hits = (root instanceof ShadowRoot ? root : document).elementsFromPoint(
    shared.left + shared.width / 2,
    shared.top + shared.height / 2,
  );
  style.setProperty('pointer-events', value, priority);
  // Chromium removes only what it has written out.
  if (!hadStyle && element.getAttribute('style') !== null) element.removeAttribute('style');
  const place = hits.indexOf(element);
  const placeOfPanel = hits.indexOf(panel);
  return place !== -1 && (placeOfPanel === -1 || place < placeOfPanel);
}

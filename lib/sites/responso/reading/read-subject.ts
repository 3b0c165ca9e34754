import { findComposer } from '@/lib/sites/responso/reply/find-composer';
import { isTopBar } from './is-top-bar';

/** Text that stands before this many others is looked at: a page has its title near the top. */
const mostTexts = 1_500;

/**
 * The title of the ticket on a page: what is drawn largest, for nothing else tells it on an unknown page. Left out are
 * bars and menus, our own elements and the reply box; '' when nothing is larger than the rest.
 */
export function readSubject(document: Document, isOurs: (element: Element) => boolean): string {
  const composer = findComposer(document);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let subject = '';
  let largest = 0;
  let sizes = 0;
  for (let seen = 0; seen < mostTexts; seen++) {
    const element = walker.nextNode()?.parentElement;
    if (element === null || element === undefined) break;
    const text = walker.currentNode.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    if (text.length < 3 || text.length > 300 || isAside(element, composer, isOurs)) continue;
    const size = parseFloat(document.defaultView?.getComputedStyle(element).fontSize ?? '');
    if (!(size > 0) || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (size !== largest) sizes += 1;
    if (size > largest) {
      largest = size;
      subject = text;
    }
  }
  return sizes > 1 ? subject : '';
}

function isAside(
  element: Element,
  composer: Element | undefined,
  isOurs: (element: Element) => boolean,
): boolean {
  const furniture =
    'nav, footer, aside, [role="navigation"], [role="banner"], [role="complementary"], script, style';
  if (composer?.contains(element) || element.closest(furniture)) return true;
  for (let around: Element | null = element; around; around = around.parentElement) {
    // The app's own bar has the product's name in it.
    if (isOurs(around) || isTopBar(around)) return true;
  }
  return false;
}

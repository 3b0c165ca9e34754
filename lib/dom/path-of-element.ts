import { getCssSelector } from 'css-selector-generator';
import { isPlainSelector } from '@/lib/model/selector-shape';
import { findTaught } from './find-taught';
import type { ElementPath } from '@/lib/model/taught-field';

/** Attributes that people give to elements so that programs find them; what they hold is no buyer's. */
const lasting = /^\[(?:data-(?:test|testid|test-id|qa|cy|field|section|slot|part)|role|name|type)='/;
/** What an element is at the moment, and not what it is. */
const passing =
  /active|select|open|hover|focus|unread|current|visible|hidden|expand|collaps|load|dark|light/i;
/** A name with two digits in a row is a ticket's, a buyer's or a build's. */
const isPassing = (selector: string) =>
  !isPlainSelector(selector) ||
  (selector.startsWith('[') && !lasting.test(selector)) ||
  (/^[[#.]/.test(selector) && (passing.test(selector) || /\d\d/.test(selector)));

/**
 * How an element of a page, or of open shadow roots in it, can be found again on other tickets and in other browsers:
 * by names that were given to last, else by its place. Nothing that stands in the element is in it.
 *
 * @returns undefined when there is no such way
 */
export function pathOfElement(element: Element): ElementPath | undefined {
  const path: ElementPath = [];
  for (let inner: Element | null = element; inner;) {
    const root: Node = inner.getRootNode();
    const isShadow: boolean = root instanceof ShadowRoot;
    const selector: string = getCssSelector(inner, {
      selectors: ['attribute', 'id', 'class', 'tag', 'nthoftype'],
      blacklist: [isPassing],
      ignoreGeneratedClassNames: true,
      combineWithinSelector: false,
      maxCandidates: 64,
      ...(root instanceof ShadowRoot && { root }),
    });
    path.unshift(selector);
    inner = isShadow && root instanceof ShadowRoot ? root.host : null;
  }
  const isFound = path.every(isPlainSelector) && findTaught(element.ownerDocument, path) === element;
  return isFound ? path : undefined;
}

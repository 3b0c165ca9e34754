import { isPlainSelector } from '@/lib/model/selector-shape';
import { findTaught } from './find-taught';
import type { ElementPath } from '@/lib/model/taught-field';

/** Attributes that developers add so that programs can find elements. Their values are not a buyer's data. */
const lastingAttributes = [
  'data-test',
  'data-testid',
  'data-test-id',
  'data-qa',
  'data-cy',
  'data-field',
  'data-section',
  'data-slot',
  'data-part',
  'role',
  'name',
  'type',
];
/** Class names of an element's state, such as open or selected. */
const passing =
  /active|select|open|hover|focus|unread|current|visible|hidden|expand|collaps|load|dark|light/i;
/** Two digits in a row belong to a ticket, a buyer or a build. */
const numbered = /\d\d/;
/** How far outwards to look for a lasting name. */
const mostSteps = 12;

/**
 * Describes how to find an element, also in open shadow roots, on other tickets and in other browsers: by lasting
 * names, else by its position. The path holds no content of the element.
 *
 * @returns undefined if there is no such path
 */
export function pathOfElement(element: Element): ElementPath | undefined {
  const path: ElementPath = [];
  for (let inner: Element | null = element; inner;) {
    const root: Node = inner.getRootNode();
    if (!(root instanceof ShadowRoot) && root !== element.ownerDocument) return undefined;
    const selector = selectorIn(root instanceof ShadowRoot ? root : element.ownerDocument, inner);
    if (selector === undefined) return undefined;
    path.unshift(selector);
    inner = root instanceof ShadowRoot ? root.host : null;
  }
  const isFound = path.every(isPlainSelector) && findTaught(element.ownerDocument, path) === element;
  return isFound ? path : undefined;
}

/**
 * The shortest selector that matches only this element: from the nearest element around it with a lasting name, else by
 * tags and positions alone.
 */
function selectorIn(root: Document | ShadowRoot, element: Element): string | undefined {
  const isOnly = (selector: string) => root.querySelectorAll(selector).length === 1;
  let steps = '';
  let byPlace: string | undefined;
  let around: Element | null = element;
  for (let step = 0; around && step < mostSteps; step++) {
    const behind = steps && ` > ${steps}`;
    const named = namesOf(around).find((name) => isOnly(name + behind));
    if (named !== undefined) return named + behind;
    const tag = around.localName + behind;
    steps = placeOf(around) + behind;
    byPlace ??= [tag, steps].find(isOnly);
    around = around.parentElement;
  }
  return byPlace;
}

/** The selectors that name an element besides its tag, the most telling first. */
function namesOf(element: Element): string[] {
  const attributes = lastingAttributes.flatMap((attribute) => {
    const value = element.getAttribute(attribute);
    return value ? [`[${attribute}='${value}']`] : [];
  });
  const names = [
    ...(element.id ? [`#${element.id}`] : []),
    ...[...element.classList].map((name) => `.${name}`),
  ].filter((name) => !isGenerated(name.slice(1)));
  return [...attributes, ...names].filter(
    (name) => isPlainSelector(name) && !passing.test(name) && !numbered.test(name),
  );
}

/** True for a class name that a build has generated: `css-1a2b3c`, `_row_x7f3q_1`, `sc-bdVaJa`, `kQzXbT`. */
function isGenerated(name: string): boolean {
  const ending = name.split(/[-_]/).at(-1) ?? '';
  const isMixed = ending.length >= 5 && /\d/.test(ending) && /[a-z]/.test(ending);
  const turns = name.match(/[a-z][A-Z]/g)?.length ?? 0;
  return /^(?:css|sc|jsx?|emotion|styled)-/.test(name) || isMixed || turns >= 2;
}

/** The element's position among its siblings of the same tag. */
function placeOf(element: Element): string {
  const tag = element.localName;
  const alike = [...(element.parentNode?.children ?? [])].filter((child) => child.localName === tag);
  return alike.length < 2 ? tag : `${tag}:nth-of-type(${alike.indexOf(element) + 1})`;
}

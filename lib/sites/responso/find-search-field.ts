import type { ElementPath } from '@/lib/model/taught-field';
import { findTaught } from '@/lib/dom/find-taught';
import { boxOf } from '@/lib/dom/box-of';
import { elementAround } from '@/lib/dom/element-around';
import { isDrawn } from '@/lib/dom/is-drawn';
import { openRoots } from '@/lib/dom/open-roots';

/** "Search" in the languages of the helpdesk and in its code. Checked last. */
const words = /search|szuk|pesquis|busc|find|query|^q$/i;

/**
 * Finds the inbox search field: by role or type, else by name, else the only single-line field at the top of the page.
 * Looks into open shadow roots. Responso's DOM is undocumented, so every step is a guess.
 */
export function findSearchField(document: Document): HTMLInputElement | undefined {
  const fields = openRoots(document)
    .flatMap((root) => [...root.querySelectorAll('input')])
    .filter(isPlain);
  const atTop = fields.filter((field) => boxOf(field).top < 200);
  return (
    fields.find(isMarkedSearch) ?? fields.find(isCalledSearch) ?? (atTop.length === 1 ? atTop[0] : undefined)
  );
}

/** The search field that the user picked with a custom selector. */
export function findTaughtSearchField(
  document: Document,
  path: ElementPath | undefined,
): HTMLInputElement | undefined {
  const taught = findTaught(document, path);
  return taught && searchFieldIn(taught);
}

/** The element itself if it is a text field, else the first text field in it. */
export function searchFieldIn(element: Element): HTMLInputElement | undefined {
  const roots = [element, ...(element.shadowRoot ? [element.shadowRoot] : [])];
  const fields =
    element instanceof HTMLInputElement
      ? [element]
      : roots.flatMap((root) => [...root.querySelectorAll('input')]);
  return fields.find(isPlain);
}

/** True for a field that the page marks as a search, by its type or role. */
export function isMarkedSearch(field: HTMLInputElement): boolean {
  return field.type === 'search' || field.role === 'searchbox' || isInside(field, '[role="search"], search');
}

/** True for a field whose name or hint says that it searches, in the languages of helpdesks. */
export function isCalledSearch(field: HTMLInputElement): boolean {
  return ['placeholder', 'aria-label', 'name', 'id', 'title'].some((name) =>
    words.test(field.getAttribute(name) ?? ''),
  );
}

/** `autocomplete` values of sign-in steps: a one-time code, a user name, an e-mail. */
const forSignIn = /one-time-code|username|email|password/;

function isPlain(field: HTMLInputElement): boolean {
  return (
    !forSignIn.test(field.autocomplete) &&
    !/numeric|tel|email/.test(field.inputMode) &&
    (field.type === 'text' || field.type === 'search') &&
    !field.disabled &&
    !field.readOnly &&
    isDrawn(field) &&
    !isInside(field, '[role="dialog"], dialog, [aria-hidden="true"]')
  );
}

/** True if an element around the field matches the selector, also outside the shadow roots that it stands in. */
function isInside(field: Element, selector: string): boolean {
  for (let around: Element | null = field; around; around = elementAround(around))
    if (around.matches(selector)) return true;
  return false;
}

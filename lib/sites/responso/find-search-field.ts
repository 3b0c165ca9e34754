import type { ElementPath } from '@/lib/model/taught-field';
import { findTaught } from '@/lib/dom/find-taught';
import { boxOf } from '@/lib/dom/box-of';
import { elementAround } from '@/lib/dom/element-around';
import { isDrawn } from '@/lib/dom/is-drawn';
import { openRoots } from '@/lib/dom/open-roots';

/** "Search" in the languages of the helpdesk and of its code; the last thing that is looked at. */
const words = /search|szuk|pesquis|busc|find|query|^q$/i;

/**
 * The field that searches the inbox: by its role or type, else by what it is called, else the only field for one line
 * at the top of the page. Through open shadow roots. Nothing of Responso's own is known, so each is only a guess at it.
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

/** The field that the user has shown. */
export function findTaughtSearchField(
  document: Document,
  path: ElementPath | undefined,
): HTMLInputElement | undefined {
  const taught = findTaught(document, path);
  return taught && searchFieldIn(taught);
}

/** An element when it can be typed into, or the first field in it that can. */
export function searchFieldIn(element: Element): HTMLInputElement | undefined {
  const roots = [element, ...(element.shadowRoot ? [element.shadowRoot] : [])];
  const fields =
    element instanceof HTMLInputElement
      ? [element]
      : roots.flatMap((root) => [...root.querySelectorAll('input')]);
  return fields.find(isPlain);
}

export function isMarkedSearch(field: HTMLInputElement): boolean {
  return field.type === 'search' || field.role === 'searchbox' || isInside(field, '[role="search"], search');
}

export function isCalledSearch(field: HTMLInputElement): boolean {
  return ['placeholder', 'aria-label', 'name', 'id', 'title'].some((name) =>
    words.test(field.getAttribute(name) ?? ''),
  );
}

/** What a step of signing in asks for: a code that was sent, a name, an address. */
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

/** True where something around a field is so, also around the shadow roots that it stands in. */
function isInside(field: Element, selector: string): boolean {
  for (let around: Element | null = field; around; around = elementAround(around))
    if (around.matches(selector)) return true;
  return false;
}

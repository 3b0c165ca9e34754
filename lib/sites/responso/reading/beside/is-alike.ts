import { withoutTail } from '@/lib/text/without-tail';

/** True for two elements of one template. An app's root and the dialogs beside it are not alike. */
export function isAlike(one: Element, other: Element): boolean {
  if (one === other) return true;
  if (one.tagName !== other.tagName || one.role !== other.role || idShape(one) !== idShape(other))
    return false;
  const classes = [...one.classList];
  return classes.length === 0
    ? other.classList.length === 0 || one.firstElementChild?.tagName === other.firstElementChild?.tagName
    : other.classList.length === 0 || classes.some((name) => other.classList.contains(name));
}

/** The id without its numbers: `ticket-12` and `ticket-13` are rows of one list; `app` and an empty id are not. */
function idShape({ id }: Element): string {
  const head = withoutTail(id, /[\w-]/);
  const tail = id.slice(head.length);
  const digit = tail.search(/\d/);
  return digit < 0 ? id : head + withoutTail(tail.slice(0, digit), /[a-f-]/i);
}

import { addressesIn } from './addresses-in';
import { isPageLabel, labelRole } from '@/lib/match/reading/page-label';

/** Labels of names, which stand beside the contacts on a customer's card. */
export const nameLabel =
  /(?<!\p{L})(?:name|imi[eę]|nazwisko|nazwa|nome|vorname|nachname|jm[eé]no|p[rř]íjmení)(?!\p{L})/iu;
/** Labels of fields that are for looking for somebody, or for adding somebody. */
const asking = /search|find|filt|szuk|busca|such|hled|cc|cop|kopi|new|now[ye]|neu|^(?:to|do|an|para|komu)\b/i;
const fields = 'input:not([type]), input[type="text"], input[type="email"], input[type="tel"]';
const date = /\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}|\d:\d\d/;
/** A field is so many elements below the card's at most. */
const deepest = 5;
/** A card has at most so many fields. */
const mostFields = 40;

/**
 * True for a field with an e-mail, phone, login or number on a customer's card that can be edited in place. A card has
 * two or more such fields, or a name too: a single field may be for looking for somebody, unless its type is an e-mail's.
 * What is being typed does not count.
 */
export function isContactField(field: Element): boolean {
  if (!(field instanceof HTMLInputElement) || !field.matches(fields) || field.matches(':focus')) return false;
  if (asking.test(labelOf(field)) || asking.test(field.placeholder)) return false;
  const isEmail = holdsAddress(field);
  if (isEmail && field.type === 'email') return true;
  const isLabelled = isEmail || isFilled(field, false);
  if (!isLabelled && !holdsNumber(field)) return false;
  let card = field.parentElement;
  for (let depth = 0; card && depth < deepest; depth++, card = card.parentElement)
    for (const each of firstFields(card))
      if (each !== field && (isLabelled ? isOnCard(each, isEmail) : isContact(each))) return true;
  return false;
}

/** True for a field that may stand beside a contact. */
function isOnCard(field: HTMLInputElement, isBesideEmail: boolean): boolean {
  return isFilled(field, true) || (isBesideEmail && (isForContact(field) || holdsNumber(field)));
}

/** True for a field with a contact: beside it, a number is the customer's or the order's, in any language. */
function isContact(field: HTMLInputElement): boolean {
  return isFilled(field, false) || (holdsAddress(field) && !asking.test(labelOf(field)));
}

function holdsAddress({ value }: HTMLInputElement): boolean {
  return addressesIn(value)[0] === value.trim();
}

/** True for `+36 30 482 7719` and `WS-118204`, not for a date. */
function holdsNumber({ value }: HTMLInputElement): boolean {
  return (
    /^[+\p{L}\d][\p{L}\d ()./-]{3,39}$/u.test(value.trim()) &&
    /\d{4}/.test(value.replace(/[ ()./-]/g, '')) &&
    !date.test(value)
  );
}

/** True for a field whose placeholder asks for a contact: `Phone`. */
function isForContact({ placeholder }: HTMLInputElement): boolean {
  return !asking.test(placeholder) && labelRole(placeholder) !== undefined;
}

/** Looks no further than it has to: each field of a page with thousands asks for those beside it. */
function* firstFields(card: Element): Generator<HTMLInputElement> {
  let left = mostFields;
  for (const each of card.getElementsByTagName('input')) {
    if (!each.matches(fields)) continue;
    yield each;
    left -= 1;
    if (left === 0) return;
  }
}

/** @param isNameToo true if a name counts too, and any other fact of a ticket */
function isFilled(field: HTMLInputElement, isNameToo: boolean): boolean {
  if (field.value.trim() === '') return false;
  const label = labelOf(field);
  if (asking.test(label)) return false;
  return labelRole(label) !== undefined || (isNameToo && (nameLabel.test(label) || isPageLabel(label)));
}

/** The field's own label, else the text right before it. A placeholder is none: it says what may be typed. */
function labelOf(field: HTMLInputElement): string {
  const [label] = field.labels ?? [];
  const before = field.previousElementSibling ?? field.parentElement?.previousElementSibling;
  return (
    (label ?? (field.ariaLabel === null ? before : undefined))?.textContent.trim() ?? field.ariaLabel ?? ''
  );
}

import { isContactField } from './contact-field';
import { isSubjectLabel } from './subject-label';
import { withoutTail } from '@/lib/text/without-tail';

const textual = /^(?:text|email|tel|url|search|number)$/;
/** A longer text (characters) is no fact about a ticket. */
const longest = 300;

/**
 * The text that a form field shows: the value of a read-only field, or the chosen option of a select. Fields that the
 * agent types into say nothing about the ticket, unless a custom selector points at one. A ticket's subject and the
 * customer's contacts may be edited in place.
 *
 * @returns '' for a field without a usable text; undefined for an element that is no field
 */
export function fieldText(element: Element, isShown = false): string | undefined {
  const { localName } = element;
  if (localName === 'select' && 'selectedOptions' in element) return chosenIn(element);
  if (localName !== 'input' && localName !== 'textarea') return undefined;
  const isText = localName === 'textarea' || textual.test(element.getAttribute('type') ?? 'text');
  const value = 'value' in element ? String(element.value).trim() : '';
  // Checked first: to find a field's labels, the browser looks through the whole page.
  if (!isText || value === '') return '';
  const given = labelOf(element);
  const isSubject = isSubjectLabel(given);
  if (isInHeading(element)) return value.slice(0, longest);
  const isFixed =
    isShown || isSubject || element.matches(':disabled, :read-only') || element.ariaReadOnly === 'true';
  if (!isFixed && !isContactField(element)) return '';
  const label = isSubject ? given : ownLabel(element);
  return `${label && `${label}: `}${value.slice(0, longest)}`;
}

/** True for the field of a title that is edited in place. */
function isInHeading(element: Element): boolean {
  return element.localName === 'input' && element.closest('h1, h2, h3, [role="heading"]') !== null;
}

/** The text of the chosen option. A list that allows several options counts as none. */
function chosenIn(element: Element): string {
  if (!(element instanceof HTMLSelectElement) || element.multiple || element.size > 1) return '';
  const label = element.labels.length === 0 ? (element.ariaLabel ?? '') : '';
  const chosen = element.selectedOptions[0]?.label.trim() ?? '';
  return chosen && `${label && `${label}: `}${chosen}`;
}

/** The label of an input, wherever it stands. */
function labelOf(element: Element): string {
  if (element.localName !== 'input') return '';
  const [label] = labelsOf(element);
  return withoutTail(label?.textContent ?? '', /[\s:]/).trim() || ownLabel(element);
}

/** The elements that label a field. */
export function labelsOf(element: Element): Node[] {
  return 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
}

/** The label from a field's attributes, if no element labels it. */
function ownLabel(element: Element): string {
  if (labelsOf(element).length > 0) return '';
  const name =
    element.ariaLabel ?? element.getAttribute('placeholder') ?? element.getAttribute('title') ?? '';
  return withoutTail(name, /[\s:]/).slice(0, 40);
}

import { withoutTail } from '@/lib/text/without-tail';

const textual = /^(?:text|email|tel|url|search|number)$/;
/** What is longer is no fact of a ticket. */
const longest = 300;

/**
 * What a field shows as a text: one that nobody can write into, and what is chosen of a choice. The fields that the agent
 * writes into say nothing of the ticket, unless a user has shown one.
 *
 * @returns '' for a field that says nothing; undefined for what is no field
 */
export function fieldText(element: Element, isShown = false): string | undefined {
  const { localName } = element;
  if (localName === 'select' && 'selectedOptions' in element) return chosenIn(element);
  if (localName !== 'input' && localName !== 'textarea') return undefined;
  const isText = localName === 'textarea' || textual.test(element.getAttribute('type') ?? 'text');
  const isFixed = isShown || element.matches(':disabled, :read-only') || element.ariaReadOnly === 'true';
  const value = 'value' in element ? String(element.value).trim() : '';
  if (!isText || !isFixed || value === '') return '';
  const label = ownLabel(element);
  return `${label && `${label}: `}${value.slice(0, longest)}`;
}

/** Of a choice only what is chosen is shown; a list of which several may be chosen is none. */
function chosenIn(element: Element): string {
  if (!(element instanceof HTMLSelectElement) || element.multiple || element.size > 1) return '';
  const label = element.labels.length === 0 ? (element.ariaLabel ?? '') : '';
  const chosen = element.selectedOptions[0]?.label.trim() ?? '';
  return chosen && `${label && `${label}: `}${chosen}`;
}

/** A field without an element that labels it may be named by its attributes. */
function ownLabel(element: Element): string {
  const hasLabel = 'labels' in element && element.labels instanceof NodeList && element.labels.length > 0;
  if (hasLabel) return '';
  const name =
    element.ariaLabel ?? element.getAttribute('placeholder') ?? element.getAttribute('title') ?? '';
  return withoutTail(name, /[\s:]/).slice(0, 40);
}

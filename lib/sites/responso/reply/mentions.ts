import { closestDeep, isInside, queryDeep } from './query-deep';
import { isRefusal } from './refusal';

/** Elements that show errors. A file's name in them does not mean that the file was accepted. */
const alerts =
  '[role="alert"], [role="status"], [aria-live="assertive"], [aria-live="polite"], [aria-invalid="true"], [class*="toast" i], [class*="error" i], [class*="alert" i]';

const longestRefusal = 200;

/**
 * Counts a file's name in the parts of a reply: as text, as a title or label, or shortened with `…`. The agent's own
 * text does not count, nor does a name beside words that refuse the file.
 */
export function countMentions(
  parts: readonly Element[],
  composer: Element | undefined,
  name: string,
): number {
  return parts
    .flatMap((part) => [...namedIn(part, name), ...labelledIn(part, name)])
    .filter(
      ([element]) => !isSilent(element, composer) && !isRefusal(element.textContent.split(name).join(' ')),
    )
    .reduce((sum, [, times]) => sum + times, 0);
}

/** Counts short texts that refuse something, in the parts of a reply or in an alert anywhere on the page. */
export function countRefusals(
  document: Document,
  parts: readonly Element[],
  composer: Element | undefined,
): number {
  const notes = queryDeep(document, alerts).filter((note) => note.checkVisibility());
  const inParts = parts.flatMap((part) => refusingIn(part));
  const isSaid = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !(composer && isInside(element, composer));
  return new Set([...notes.flatMap(refusingIn), ...inParts].filter(isSaid)).size;
}

/** The innermost elements that contain a name, each with its count. */
function namedIn(part: Element, name: string): [Element, number][] {
  return innermost(part, (text) => timesIn(text, name) > 0).map((element) => [
    element,
    timesIn(element.textContent, name),
  ]);
}

function labelledIn(part: Element, name: string): [Element, number][] {
  const labels = (element: Element) =>
    ['title', 'aria-label', 'alt'].map((attribute) => element.getAttribute(attribute) ?? '').join('\n');
  return [part, ...queryDeep(part, '[title], [aria-label], [alt]')].map((element) => [
    element,
    timesIn(labels(element), name),
  ]);
}

/** The innermost elements with a short text that refuses something. */
function refusingIn(part: Element): Element[] {
  return innermost(part, isRefusal).filter(({ textContent }) => textContent.trim().length <= longestRefusal);
}

/** The innermost elements whose text matches, in an element and in open shadow roots below it. */
function innermost(part: Element, isFit: (text: string) => boolean): Element[] {
  const within = (element: Element): Element[] => {
    if (!isFit(element.textContent)) return [];
    const deeper = [...element.children].flatMap(within);
    return deeper.length > 0 ? deeper : [element];
  };
  const hosts = [part, ...queryDeep(part, '*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [part, ...hosts.flatMap((root) => [...root.children])].flatMap(within);
}

function isSilent(element: Element, composer: Element | undefined): boolean {
  return closestDeep(element, alerts) !== null || (composer !== undefined && isInside(element, composer));
}

function timesIn(text: string, name: string): number {
  const cut = [...text.matchAll(/(\S{8,200})\s?(?:…|\.{3})\s?(\S*)/g)].filter(
    ([, start = '', end = '']) => name.startsWith(start) && name.endsWith(end),
  );
  return text.split(name).length - 1 + cut.length;
}

/** Parts that say what went wrong: a file's name in them is no sign that it was taken. */
const alerts =
  '[role="alert"], [role="status"], [aria-live="assertive"], [aria-live="polite"], [aria-invalid="true"], [class*="toast" i], [class*="error" i], [class*="alert" i]';

/**
 * How often a file's name stands in the area of a reply: as text, as a title or label, or cut off around `…`. What the
 * agent writes does not count.
 */
export function countMentions(area: Element, composer: Element | undefined, name: string): number {
  const silent = [...(composer ? [composer] : []), ...area.querySelectorAll(alerts)];
  return silent.reduce((sum, part) => sum - timesIn(part, name), timesIn(area, name));
}

function timesIn(element: Element, name: string): number {
  const labelled = [...element.querySelectorAll('[title], [aria-label], [alt]')].flatMap((part) =>
    ['title', 'aria-label', 'alt'].map((attribute) => part.getAttribute(attribute) ?? ''),
  );
  return [element.textContent, ...labelled].reduce((sum, text) => sum + timesInText(text, name), 0);
}

function timesInText(text: string, name: string): number {
  const cut = [...text.matchAll(/(\S{8,200})\s?(?:…|\.{3})\s?(\S*)/g)].filter(
    ([, start = '', end = '']) => name.startsWith(start) && name.endsWith(end),
  );
  return text.split(name).length - 1 + cut.length;
}

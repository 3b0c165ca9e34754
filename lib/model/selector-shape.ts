const name = '[A-Za-z][\\w-]*';
const attribute = `\\[[a-z][a-z-]*='[\\w -]{1,60}'\\]`;
const place = ':nth-(?:child|of-type)\\(\\d{1,4}\\)';
/** One element: its tag, then what tells it from others. */
const step = `(?=[A-Za-z#.:[])(?:${name})?(?:#${name}|\\.${name}|${attribute}|${place})*`;
const shape = new RegExp(`^(?::root > )?${step}(?:(?: > | )${step}){0,40}$`);

/**
 * True for a selector of the kind that the picker makes: tags, words and places. A profile may come from a stranger's
 * file, and other CSS selectors can keep a page busy for minutes, or can carry what stood in an attribute.
 */
export function isPlainSelector(selector: string): boolean {
  return selector.length <= 400 && shape.test(selector);
}

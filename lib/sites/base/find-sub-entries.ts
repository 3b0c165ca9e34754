/** Where an entry of ours belongs in a menu, and what it is to look like. */
export interface EntryPlace {
  list: Element;
  before: Element | null;
  /** The list's own element around an entry; the link itself where the list has none. */
  unit: Element;
  link: Element;
}

/**
 * Where the last of the entries under another one is, however the menu is built: by what follows the entry, stands deeper
 * or further in, and is not one of its equals.
 *
 * @param head the entry that they belong to, or the first of them where the one above is only a word that unfolds them
 * @returns beside the entry where it has none under it; undefined for an entry that stands in nothing
 */
export function findSubEntries(head: Element): EntryPlace | undefined {
  const links = linksAround(head);
  const [follower] = links.filter((link) => follows(link, head));
  return (follower && placeAmong(head, follower)) ?? placeWith(head, links) ?? placeBeside(head);
}

/** The entries of the menu that one stands in. What only unfolds the others has no word, or is a button beside links. */
function linksAround(head: Element): Element[] {
  const root = head.closest('nav, [role="navigation"], aside') ?? head.ownerDocument.body;
  return [...root.querySelectorAll(head.matches('a') ? 'a' : 'a, button')].filter(
    (link) => link === head || (!head.contains(link) && /\p{L}{2}/u.test(link.textContent)),
  );
}

function follows(link: Element, other: Element): boolean {
  return Boolean(other.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** The place after the equals of an entry that stands under another one: further in than it, and than what comes after. */
function placeWith(entry: Element, links: readonly Element[]): EntryPlace | undefined {
  const over = links.filter((link) => follows(entry, link)).findLast((link) => isIndented(entry, link));
  const first = over && links[links.indexOf(over) + 1];
  const place = first && placeAmong(over, first);
  if (!place?.list.contains(entry)) return undefined;
  const isOver = links.some(
    (link) => follows(link, entry) && !place.list.contains(link) && isIndented(entry, link),
  );
  return isOver ? place : undefined;
}

/** The place under an entry, when the next link belongs to it. */
function placeAmong(head: Element, first: Element): EntryPlace | undefined {
  const common = commonOf(head, first);
  const branch = common && childWith(common, first);
  const headBranch = common && childWith(common, head);
  if (!branch || !headBranch) return undefined;
  if (isEqual(branch, headBranch) && !isLower(first, head)) return undefined;
  if (branch === first || branch.matches('li, dd')) return placeInRow(common, branch, head, headBranch);
  const list = listIn(branch);
  const kind = childWith(list, first)?.tagName;
  return placeAfter(
    list,
    [...list.children].filter((child) => child.tagName === kind && linkIn(child)),
  );
}

/** True for two elements of a menu that are drawn alike: of one kind, with a class in common where they have any. */
function isEqual({ tagName, classList }: Element, other: Element): boolean {
  const hasClasses = classList.length > 0 && other.classList.length > 0;
  return (
    tagName === other.tagName &&
    (!hasClasses || [...classList].some((name) => other.classList.contains(name)))
  );
}

/** Entries that follow one another without an element around them, up to the next that is an equal of the head. */
function placeInRow(
  list: Element,
  first: Element,
  head: Element,
  headBranch: Element,
): EntryPlace | undefined {
  const units: Element[] = [];
  for (let unit: Element | null = first; unit; unit = unit.nextElementSibling) {
    const link = linkIn(unit);
    if (unit.tagName !== first.tagName || !link) break;
    if (isEqual(unit, headBranch) && !isLower(link, head)) break;
    units.push(unit);
  }
  return placeAfter(list, units);
}

function placeAfter(list: Element, units: readonly Element[]): EntryPlace | undefined {
  const last = units.at(-1);
  // One that is marked, as the page that is open is, differs from the others.
  const looks = units.map((unit) => `${unit.className} ${linkIn(unit)?.className ?? ''}`);
  const countOf = (look: string | undefined) => looks.filter((other) => other === look).length;
  const unit = units.toSorted(
    (a, b) => countOf(looks[units.indexOf(b)]) - countOf(looks[units.indexOf(a)]),
  )[0];
  const link = unit && linkIn(unit);
  return last && link && { list, before: last.nextElementSibling, unit, link };
}

/** Behind the entry itself, with the elements that stand around it alone. */
function placeBeside(head: Element): EntryPlace | undefined {
  let unit = head;
  while (unit.parentElement && countLinks(unit.parentElement) === 1 && !isMenu(unit.parentElement))
    unit = unit.parentElement;
  const { parentElement: list } = unit;
  return list ? { list, before: unit.nextElementSibling, unit, link: head } : undefined;
}

/** The element whose children are the entries. */
function listIn(branch: Element): Element {
  const only = [...branch.children].filter((child) => countLinks(child) > 0 || child.matches('a, button'));
  const [inner] = only;
  const isWrapped = only.length === 1 && inner && countLinks(inner) > 1 && !inner.matches('li, dd');
  return isWrapped ? listIn(inner) : branch;
}

function commonOf(one: Element, other: Element): Element | undefined {
  let around = one.parentElement;
  while (around && !around.contains(other)) around = around.parentElement;
  return around ?? undefined;
}

function childWith(parent: Element, inner: Element): Element | undefined {
  return [...parent.children].find((child) => child.contains(inner));
}

function linkIn(unit: Element): Element | undefined {
  return unit.matches('a, button') ? unit : (unit.querySelector('a, button') ?? undefined);
}

/** True when a link is of a lower level than another: further in, or smaller. */
function isLower(link: Element, than: Element): boolean {
  return isIndented(link, than) || sizeOf(link) < sizeOf(than) - 0.5;
}

/** True when a link's words stand further in than another's; where one is not drawn, by what is left free before them. */
function isIndented(link: Element, than: Element): boolean {
  const [box, other] = [link, than].map(boxOfWords);
  if (!box || !other) return freeBefore(link) > freeBefore(than) + 2;
  const isBeside = Math.abs(box.top - other.top) < other.height / 2;
  return !isBeside && box.left > other.left + 2;
}

function boxOfWords(link: Element): DOMRect | undefined {
  const range = link.ownerDocument.createRange();
  range.selectNodeContents(link);
  const box = range.getBoundingClientRect();
  return box.width > 0 ? box : undefined;
}

function sizeOf(link: Element): number {
  return parseFloat(getComputedStyle(link).fontSize) || 0;
}

function freeBefore(link: Element): number {
  const { paddingLeft, marginLeft, textIndent } = getComputedStyle(link);
  return [paddingLeft, marginLeft, textIndent].reduce((sum, length) => sum + (parseFloat(length) || 0), 0);
}

function countLinks(element: Element): number {
  return element.querySelectorAll('a, button').length;
}

function isMenu(element: Element): boolean {
  return element.matches('nav, [role="navigation"], aside, ul, ol, menu, body');
}

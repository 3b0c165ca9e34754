/** Where Sidecar's entry goes in a menu, and which entry it copies the look of. */
export interface EntryPlace {
  list: Element;
  before: Element | null;
  /** The list's own element around an entry (such as `li`); the link itself if the list has none. */
  unit: Element;
  link: Element;
}

/**
 * Finds the place after the last sub-entry of a menu entry, however the menu is built. An entry is a sub-entry if it
 * follows the head, is nested deeper or indented further, and is not on the head's own level.
 *
 * @param head the entry whose sub-entries are meant, or its first sub-entry if the parent is only a text that unfolds
 *   them
 * @returns the place right after the head if it has no sub-entries; undefined if the head has no parent element
 */
export function findSubEntries(head: Element): EntryPlace | undefined {
  const links = linksAround(head);
  const [follower] = links.filter((link) => follows(link, head));
  return (follower && placeAmong(head, follower)) ?? placeWith(head, links) ?? placeBeside(head);
}

/**
 * The links of the menu around the head. Buttons that only unfold entries are left out: they have no text, or stand
 * beside links.
 */
function linksAround(head: Element): Element[] {
  const root = head.closest('nav, [role="navigation"], aside') ?? head.ownerDocument.body;
  return [...root.querySelectorAll(head.matches('a') ? 'a' : 'a, button')].filter(
    (link) => link === head || (!head.contains(link) && /\p{L}{2}/u.test(link.textContent)),
  );
}

function follows(link: Element, other: Element): boolean {
  return Boolean(other.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/**
 * For an entry that is a sub-entry itself: the place after its siblings. The entry must be indented further than the
 * entry above, and further than an entry after the list.
 */
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

/** The place among the sub-entries of `head`, if the next link belongs to it. */
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

/** True for two menu elements that look alike: the same tag and, if both have classes, a class in common. */
function isEqual({ tagName, classList }: Element, other: Element): boolean {
  const hasClasses = classList.length > 0 && other.classList.length > 0;
  return (
    tagName === other.tagName &&
    (!hasClasses || [...classList].some((name) => other.classList.contains(name)))
  );
}

/**
 * For sub-entries that follow one another without a list around them: up to the next element on the head's own level.
 */
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
  // The entry of the open page is highlighted, so its classes differ. Copy the most common look.
  const looks = units.map((unit) => `${unit.className} ${linkIn(unit)?.className ?? ''}`);
  const countOf = (look: string | undefined) => looks.filter((other) => other === look).length;
  const unit = units.toSorted(
    (a, b) => countOf(looks[units.indexOf(b)]) - countOf(looks[units.indexOf(a)]),
  )[0];
  const link = unit && linkIn(unit);
  return last && link && { list, before: last.nextElementSibling, unit, link };
}

/** The place right after the entry itself, outside the elements that wrap only that entry. */
function placeBeside(head: Element): EntryPlace | undefined {
  let unit = head;
  while (unit.parentElement && countLinks(unit.parentElement) === 1 && !isMenu(unit.parentElement))
    unit = unit.parentElement;
  const { parentElement: list } = unit;
  return list ? { list, before: unit.nextElementSibling, unit, link: head } : undefined;
}

/** Goes inwards to the element whose children are the entries. */
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

/** True if a link is on a lower level than another: indented further, or in smaller letters. */
function isLower(link: Element, than: Element): boolean {
  return isIndented(link, than) || sizeOf(link) < sizeOf(than) - 0.5;
}

/**
 * True if a link's text is indented further than another's. If one is not drawn, compares padding, margin and text
 * indent.
 */
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

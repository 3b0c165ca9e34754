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

/** The entries of the menu that one stands in. */
function linksAround(head: Element): Element[] {
  const root = head.closest('nav, [role="navigation"], aside') ?? head.ownerDocument.body;
  return [...root.querySelectorAll('a, button')].filter(
    (link) => link === head || (!head.contains(link) && link.textContent.trim() !== ''),
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
  if (!branch) return undefined;
  const isFlat = branch === first || branch.matches('li, dd');
  const headBranch = common === head.parentElement ? head : childWith(common, head);
  // Two elements of a kind beside each other are equals, unless one of them stands further in.
  if (headBranch?.tagName === branch.tagName && !isIndented(first, head)) return undefined;
  if (isFlat) return placeInRow(common, branch, head);
  const links = [...branch.querySelectorAll('a, button')].filter((link) => link.textContent.trim() !== '');
  const list = listAround(first, links, branch);
  const units = [...list.children].filter(
    (child) => child.tagName === childWith(list, first)?.tagName && linkIn(child),
  );
  return placeAfter(list, units);
}

/** Entries that follow one another without an element around them, up to the next that is no longer under the head. */
function placeInRow(list: Element, first: Element, head: Element): EntryPlace | undefined {
  const units: Element[] = [];
  for (let unit: Element | null = first; unit; unit = unit.nextElementSibling) {
    const link = linkIn(unit);
    if (unit.tagName !== first.tagName || !link || (link !== linkIn(first) && !isLike(unit, first, head)))
      break;
    units.push(unit);
  }
  return placeAfter(list, units);
}

/** True for an entry on the level of `first` and not on that of the head. */
function isLike(unit: Element, first: Element, head: Element): boolean {
  const link = linkIn(unit);
  return link !== undefined && (first.matches('dd') || isIndented(link, head));
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

/** The smallest element that holds more than one of the links; else the one that holds the first as an entry. */
function listAround(first: Element, links: readonly Element[], branch: Element): Element {
  for (let around = first.parentElement; around && around !== branch; around = around.parentElement)
    if (links.some((link) => link !== first && around.contains(link))) return around;
  return branch;
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

/** True when a link's words stand further in than another's; where neither is drawn, by what is left free before them. */
function isIndented(link: Element, than: Element): boolean {
  const [left, otherLeft] = [link, than].map(leftOf);
  if (left !== undefined && otherLeft !== undefined) return left > otherLeft + 2;
  return freeBefore(link) > freeBefore(than) + 2;
}

function leftOf(link: Element): number | undefined {
  const range = link.ownerDocument.createRange();
  range.selectNodeContents(link);
  const { left, width } = range.getBoundingClientRect();
  return width > 0 ? left : undefined;
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

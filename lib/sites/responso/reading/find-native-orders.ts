import { openRoots } from '@/lib/dom/open-roots';

/** How the helpdesk calls its own list of orders from Base (responso.md §0.1), a count behind it included. */
const title =
  /^(?:base(?:linker)? orders|orders (?:from|in) base(?:linker)?|zam[oó]wienia (?:z |w )?base(?:linker)?|pedidos (?:da|do|na|no) base(?:linker)?|base(?:linker)?-bestellungen)(?: ?\(?\d+\)?)?$/i;
const longestTitle = 40;
/** Without an order's number there is nothing to leave out. */
const hasNumber = /\d{5}/;

/**
 * What stands under the helpdesk's own "Base orders": it lists what it has found for the buyer, mostly by e-mail, so its
 * numbers are not said by the ticket.
 *
 * @returns the elements that hold the list, without its title
 */
export function findNativeOrders(document: Document): Set<Element> {
  const found = new Set<Element>();
  for (const { parentElement } of openRoots(document).flatMap((root) => [...titlesIn(root)]))
    for (const element of parentElement ? under(parentElement) : [])
      if (hasNumber.test(element.textContent)) found.add(element);
  return found;
}

function* titlesIn(root: Document | ShadowRoot): Generator<Node> {
  const walker = (root.ownerDocument ?? root).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    // A text without end is none, and is not to be trimmed to see it.
    if (text.length <= longestTitle * 3 && title.test(text.trim())) yield node;
  }
}

/** The neighbours that follow a title, up to the next one that looks like it. */
function under(inner: Element): Element[] {
  let heading = inner;
  // A count, an arrow or a button beside the title is of its row.
  for (let row = heading.parentElement; row && isTitleRow(row.textContent.trim()); row = row.parentElement)
    heading = row;
  const following: Element[] = [];
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.tagName === heading.tagName && next.className === heading.className) break;
    following.push(next);
  }
  return following;
}

function isTitleRow(text: string): boolean {
  return text.length <= longestTitle + 20 && !hasNumber.test(text);
}

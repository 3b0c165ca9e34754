import { openRoots } from '@/lib/dom/open-roots';

/** Titles of the helpdesk's own list of Base orders (responso.md §0.1), with an optional count after it. */
const title =
  /^(?:base(?:linker)? orders|orders (?:from|in) base(?:linker)?|zam[oó]wienia (?:z |w )?base(?:linker)?|pedidos (?:da|do|na|no) base(?:linker)?|base(?:linker)?-bestellungen)(?: ?\(?\d+\)?)?$/i;
const longestTitle = 40;
/** Only a list that holds order numbers must be left out. */
const hasNumber = /\d{5}/;

/**
 * Finds the helpdesk's own "Base orders" list. The helpdesk finds those orders for the buyer, mostly by e-mail, so
 * their numbers are not numbers that the ticket names.
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
    // A very long text is no title; it is skipped before it is trimmed.
    if (text.length <= longestTitle * 3 && title.test(text.trim())) yield node;
  }
}

/** The siblings that follow a title, up to the next one that looks like a title. */
function under(inner: Element): Element[] {
  let heading = inner;
  // A count, an arrow or a button beside the title belongs to the title's row.
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

import { heading } from '@/lib/dom/heading';
import { openRoots } from '@/lib/dom/open-roots';

/** Titles of the helpdesk's own list of Base orders (responso.md §0.1), with an optional count after it. */
const title =
  /^(?:base(?:linker)? orders|orders (?:from|in) base(?:linker)?|zam[oó]wienia (?:z |w )?base(?:linker)?|pedidos (?:da|do|na|no) base(?:linker)?|base(?:linker)?-bestellungen)(?: ?\(?\d+\)?)?$/i;
/** Titles of what is said of other tickets, or of none: similar tickets, a history, a knowledge base, answers to choose. */
const foreignTitle =
  /^(?:(?:similar|related|linked|previous|other|podobne|powiązane|poprzednie|inne|ähnliche|verwandte) (?:tickets|conversations|cases|requests|zgłoszenia|rozmowy|sprawy|anfragen)|(?:tickets|chamados|conversas) (?:semelhantes|relacionad[oa]s|anteriores)|(?:ticket|conversation|contact) history|historia (?:zgłoszeń|rozmów|kontaktu)|knowledge ?base|baza wiedzy|base de conhecimento|wissensdatenbank|(?:canned|saved|suggested) (?:replies|responses|answers)|szablony(?: odpowiedzi)?|respostas prontas|textbausteine)(?: ?\(?\d+\)?)?:?$/i;
const longestTitle = 40;
/** Only a list that holds order numbers must be left out. */
const hasNumber = /\d{5}/;

/**
 * Finds the parts of the page that are not about this ticket, by their titles. One is the helpdesk's own "Base orders"
 * list: the helpdesk finds those orders for the buyer, mostly by e-mail, so their numbers are not numbers that the
 * ticket names.
 *
 * @returns the elements that hold the parts, without their titles
 */
export function findForeignParts(document: Document): Set<Element> {
  const found = new Set<Element>();
  for (const node of openRoots(document).flatMap((root) => [...titlesIn(root)])) {
    const isNative = title.test(node.data.trim());
    const isTitleRow = (text: string) =>
      isNative ? text.length <= longestTitle + 20 && !hasNumber.test(text) : foreignTitle.test(text);
    for (const element of node.parentElement ? under(node.parentElement, isTitleRow) : []) {
      if (!isNative && element.matches(heading)) break;
      if (!isNative || hasNumber.test(element.textContent)) found.add(element);
    }
  }
  return found;
}

function* titlesIn(root: Document | ShadowRoot): Generator<Text> {
  const walker = (root.ownerDocument ?? root).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // A very long text is no title; it is skipped before it is trimmed.
    if (!(node instanceof Text) || node.length > longestTitle * 3) continue;
    const text = node.data.trim();
    if (title.test(text) || foreignTitle.test(text)) yield node;
  }
}

/** The siblings that follow a title, up to the next one that looks like a title. */
function under(inner: Element, isTitleRow: (text: string) => boolean): Element[] {
  let own = inner;
  // A count, an arrow or a button beside the title belongs to the title's row.
  for (let row = own.parentElement; row && isTitleRow(row.textContent.trim()); row = row.parentElement)
    own = row;
  const following: Element[] = [];
  for (let next = own.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.tagName === own.tagName && next.className === own.className) break;
    following.push(next);
  }
  return following;
}

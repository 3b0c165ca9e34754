import { ticketIdOf } from './ticket-address';
import { addressOf } from './ticket-rows';

/** At least so many neighbours that link to different tickets are rows of a list. */
const fewestRows = 3;

/**
 * Returns a function that is true for elements in the rows of a ticket list. It works on pages whose URL names no
 * ticket too. Each row has a link to a ticket and often the beginning of its message.
 */
export function createListReader(document: Document, url: URL): (element: Element) => boolean {
  /** Elements that hold a link to a ticket, each with the first ticket that it links to. */
  const leads = new Map<Element, string>();
  for (const link of document.querySelectorAll('a[href]')) {
    const id = ticketLinkedBy(link, url);
    if (id === '') continue;
    for (let around: Element | null = link; around; around = around.parentElement)
      if (!leads.has(around)) leads.set(around, id);
  }
  const lists = new Map<Element, ReadonlySet<string>>();
  /** The tag names of the rows, if the element is a list. */
  const rowTagsOf = (list: Element) => {
    const tags = lists.get(list) ?? findRowTags(list, leads);
    lists.set(list, tags);
    return tags;
  };
  return (element) => {
    for (let row = element, list = row.parentElement; list; row = list, list = row.parentElement)
      if (leads.has(row) && rowTagsOf(list).has(row.tagName)) return true;
    return false;
  };
}

function findRowTags(list: Element, leads: ReadonlyMap<Element, string>): ReadonlySet<string> {
  const rows = [...list.children].filter((child) => leads.has(child));
  const byTag = Map.groupBy(rows, ({ tagName }) => tagName);
  const isList = (alike: readonly Element[]) =>
    new Set(alike.map((row) => leads.get(row))).size >= fewestRows;
  return new Set([...byTag].flatMap(([tag, alike]) => (isList(alike) ? [tag] : [])));
}

/** The id of the ticket that the link leads to; '' if it leads to none. */
function ticketLinkedBy(link: Element, url: URL): string {
  const there = addressOf(link, url);
  return there?.origin === url.origin ? ticketIdOf(there) : '';
}

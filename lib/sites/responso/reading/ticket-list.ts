import { ticketIdOf } from './ticket-address';

/** So many neighbours that lead to different tickets are rows of a list. */
const fewestRows = 3;

/**
 * Tells what stands in the rows of a list of tickets, on a page whose own address may name none: each row has a link to a
 * ticket, and the beginning of its message beside it.
 */
export function createListReader(document: Document, url: URL): (element: Element) => boolean {
  /** What holds a link to a ticket, and the first that it leads to. */
  const leads = new Map<Element, string>();
  for (const link of document.querySelectorAll('a[href]')) {
    const id = ticketLinkedBy(link, url);
    if (id === '') continue;
    for (let around: Element | null = link; around; around = around.parentElement)
      if (!leads.has(around)) leads.set(around, id);
  }
  const lists = new Map<Element, ReadonlySet<string>>();
  /** The tags of the rows, where this is a list. */
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

/** '' where the link leads to no ticket. */
function ticketLinkedBy(link: Element, url: URL): string {
  const there = URL.parse(link.getAttribute('href') ?? '', url);
  return there?.origin === url.origin ? ticketIdOf(there) : '';
}

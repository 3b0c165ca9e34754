import { openRoots } from '@/lib/dom/open-roots';
import type { TicketPage } from '@/lib/sites/responso/reading/read-page';
import { fewest } from './ticket-state';

const email = /[^\s@<>()]{1,64}@[^\s@<>()]+\.\p{L}{2,}/gu;
/** As long as Base's order numbers are, and longer than a year or a postcode. */
const number = /(?<![\d./-])\d{7,20}(?![\d./-])/g;
const mostTexts = 5_000;

/**
 * True for a page that is a ticket by its address or its reply box, and of which nothing was read, although something
 * that is drawn on it looks like an e-mail or an order number: the reader does not understand it, and a user can help.
 *
 * @param id the ticket's own
 */
export function looksUnread(
  document: Document,
  { isTicket, lines, taught, agentAddresses }: TicketPage,
  id: string,
  isOurs: (element: Element) => boolean,
): boolean {
  const isRead = lines.join('').length >= fewest || Object.values(taught).join('') !== '';
  if (!isTicket || isRead) return false;
  const known = new Set([id, ...agentAddresses.map((address) => address.toLowerCase())]);
  const isTelling = (text: string) =>
    [...(text.match(email) ?? []), ...(text.match(number) ?? [])].some(
      (key) => !known.has(key.toLowerCase()),
    );
  let texts = 0;
  for (const root of openRoots(document)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && texts < mostTexts; node = walker.nextNode()) {
      const { parentElement, nodeValue } = node;
      if (!parentElement || !nodeValue || nodeValue.length < 5) continue;
      texts += 1;
      if (isTelling(nodeValue) && !isOurs(parentElement) && isSeen(parentElement)) return true;
    }
  }
  return false;
}

function isSeen(element: Element): boolean {
  return (
    !element.matches('script, style, template, noscript') &&
    element.checkVisibility({ visibilityProperty: true })
  );
}

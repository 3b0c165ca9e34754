import { boxOf } from '@/lib/dom/box-of';
import { elementAround } from '@/lib/dom/element-around';
import { isDrawn } from '@/lib/dom/is-drawn';
import { saysTicket } from './ticket-address';

/** A form for a new ticket is not much taller than its text box (CSS pixels). */
const mostAround = 320;
/** So many ways to tickets make a list of them. */
const fewestLinks = 3;
/** What a ticket's conversation takes more of a window than. */
const smallestReply = 0.3;

/**
 * True for a text box that is not there to reply: a dashboard has a small form for a new ticket, with a field for its
 * title, beside lists of tickets.
 */
export function isQuickForm(composer: Element, url: URL): boolean {
  const form = formAround(composer);
  const hasTitle = [...form.querySelectorAll('input')].some(
    (field) => /^(?:text|email)?$/.test(field.type) && !field.readOnly && isDrawn(field),
  );
  return hasTitle || (isSmall(composer) && leadsToMany(composer.ownerDocument, url));
}

/** What stands closely around a text box. */
function formAround(composer: Element): Element {
  const tallest = boxOf(composer).height + mostAround;
  let form = composer;
  for (let around = elementAround(composer); around; around = elementAround(around)) {
    if (around.localName === 'body' || boxOf(around).height > tallest) break;
    form = around;
    if (form.localName === 'form') break;
  }
  return form;
}

function isSmall(composer: Element): boolean {
  const { clientWidth } = composer.ownerDocument.documentElement;
  return boxOf(composer).width < clientWidth * smallestReply;
}

/** Links to tickets, on a page whose own address names none. */
function leadsToMany(document: Document, url: URL): boolean {
  const addresses = new Set<string>();
  for (const link of document.querySelectorAll('a[href]')) {
    const there = URL.parse(link.getAttribute('href') ?? '', url);
    if (there?.origin === url.origin && saysTicket(there)) addresses.add(there.pathname + there.search);
    if (addresses.size >= fewestLinks) return true;
  }
  return false;
}

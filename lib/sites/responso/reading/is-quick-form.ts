import { boxOf } from '@/lib/dom/box-of';
import { elementAround } from '@/lib/dom/element-around';
import { isDrawn } from '@/lib/dom/is-drawn';
import { saysTicket } from './ticket-address';

/** How much taller than its text box a form for a new ticket may be (CSS pixels). */
const mostAround = 320;
/** A page with at least this many links to tickets shows a list of tickets. */
const fewestLinks = 3;
/** The reply box of a ticket is wider than this part of the window. */
const smallestReply = 0.3;

/** Names of a button that keeps what was written: a note on a dashboard, a setting, a profile. A reply is sent. */
const saving =
  /^(?:save(?: changes| note)?|update|zapisz(?: zmiany| notatkę)?|speichern|guardar(?: alterações)?|salvar|uložit|ulož|enregistrer|salva)$/i;

/**
 * True for a text box that is not for replies: a dashboard has a small form for a new ticket, with a title field,
 * beside lists of tickets, and other pages have a box whose only button saves it.
 */
export function isQuickForm(composer: Element, url: URL): boolean {
  const form = formAround(composer);
  const hasTitle = [...form.querySelectorAll('input')].some(
    (field) => /^(?:text|email)?$/.test(field.type) && !field.readOnly && isDrawn(field),
  );
  return hasTitle || isSaved(form) || (isSmall(composer) && leadsToMany(composer.ownerDocument, url));
}

/** True if the only named button of a form saves it. */
function isSaved(form: Element): boolean {
  const buttons = [...form.querySelectorAll('button, [role="button"], input[type="submit"]')];
  const names = buttons
    .map((button) => (button instanceof HTMLInputElement ? button.value : button.textContent).trim())
    .filter((name) => name !== '');
  return names.length === 1 && names.every((name) => saving.test(name));
}

/** The form closely around a text box. */
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

/** True for a page with links to several tickets. */
function leadsToMany(document: Document, url: URL): boolean {
  const addresses = new Set<string>();
  for (const link of document.querySelectorAll('a[href]')) {
    const there = URL.parse(link.getAttribute('href') ?? '', url);
    if (there?.origin === url.origin && saysTicket(there)) addresses.add(there.pathname + there.search);
    if (addresses.size >= fewestLinks) return true;
  }
  return false;
}

import { boxOf } from '@/lib/dom/box-of';
import { elementAround } from '@/lib/dom/element-around';
import { isDrawn } from '@/lib/dom/is-drawn';
import { saysTicket } from './ticket-address';
import { labelsOf } from './walk/field-text';

/** How much taller than its text box a form for a new ticket may be (CSS pixels). */
const mostAround = 320;
/** A page with at least this many links to tickets shows a list of tickets. */
const fewestLinks = 3;
/** The reply box of a ticket is wider than this part of the window. */
const smallestReply = 0.3;

/** Names of a button that keeps what was written, or sends what one thinks of a page. A reply is sent. */
const saving =
  /^(?:save|update|zapisz|speichern|guardar|salvar|uložit|ulož|enregistrer|salva)(?: \p{L}+){0,2}$|^(?:wyślij|prześlij|send|submit|enviar) (?:opinię|feedback|opinião)$/iu;
const buttons = 'button, [role="button"], input[type="submit"]';
/** What a box says of itself that is for a note or a description: `Twoja notatka`. */
const notesName =
  /(?<!\p{L})(?:notes?|notatk\p{L}|notatnik|uwagi|opis|description|notiz(?:en)?|beschreibung|notas?|descrição|observações)(?!\p{L})/iu;
/** A ticket has internal notes too. */
const internal = /intern|wewn/i;

/**
 * True for a text box that is not for replies: a dashboard has a small form for a new ticket, with a title field,
 * beside lists of tickets, and other pages have a box for a note, or one whose only button saves it.
 */
export function isQuickForm(composer: Element, url: URL): boolean {
  const form = formAround(composer);
  const hasTitle = [...form.querySelectorAll('input')].some(
    (field) =>
      field !== composer && /^(?:text|email)?$/.test(field.type) && !field.readOnly && isDrawn(field),
  );
  return (
    hasTitle ||
    isForNotes(composer) ||
    isSaved(form) ||
    (isSmall(composer) && leadsToMany(composer.ownerDocument, url))
  );
}

function isForNotes(composer: Element): boolean {
  const said = [...labelsOf(composer).map((label) => label.textContent ?? ''), composer.ariaLabel ?? ''];
  return [...said, composer.getAttribute('placeholder') ?? ''].some(
    (text) => notesName.test(text) && !internal.test(text),
  );
}

/** True if the only named button of a form saves it. Without one, the nearest buttons around the form tell. */
function isSaved(form: Element): boolean {
  let around: Element | null = form;
  while (around && around.querySelector(buttons) === null) around = around.parentElement;
  const names = [...(around?.querySelectorAll(buttons) ?? [])]
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

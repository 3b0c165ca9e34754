import { findComposer } from './find-composer';
import { queryDeep } from './query-deep';
import { untilFound } from './until';

/** Names of the button that opens the reply, in the languages of helpdesks. */
const replying =
  /^(?:(?:write|send|type|add|post)?(?: an?| your)? ?(?:reply|answer|response)(?: to (?:customer|buyer|client))?|respond|odpowie(?:dz|dź)|odpisz|napisz odpowiedź|responder|resposta|contestar|respuesta|antworten|antwort(?: schreiben)?|répondre|réponse|rispondi|risposta|odpov[eě]d[eě]?[tť]|odpoveda[tť]|napsat odpov[eě][dď]|válasz(?:olj|olok|adás)?|răspunde|răspuns|beantwoorden|antwoorden)$/i;
/** The end of the name of a button that answers everybody. */
const toAll = / (?:to )?(?:all|wszystkim|a todos|allen|v[sš]em|à tous|a tutti)$/i;
/** A page opens its reply box within this time (ms). */
const opensWithin = 3_000;

/**
 * Opens a closed reply if the ticket clearly has a button for it. Nothing is sent: buttons that could submit a form are
 * not pressed.
 *
 * @param isOurs true for Sidecar's own elements
 * @returns true once the page shows a reply box
 */
export async function openReply(document: Document, isOurs: (element: Element) => boolean): Promise<boolean> {
  const button = findReplyButton(document, isOurs);
  if (!button) return false;
  button.click();
  return (await untilFound(() => findComposer(document), opensWithin)) !== undefined;
}

/**
 * The only button with such a name, else the only one of its kind. A button below each message answers that message.
 */
export function findReplyButton(
  document: Document,
  isOurs: (element: Element) => boolean,
): HTMLElement | undefined {
  const buttons = replyButtons(document, isOurs);
  const inner = buttons.filter((each) => !buttons.some((other) => other !== each && each.contains(other)));
  const toOne = inner.filter((each) => !isToAll(each));
  const innermost = toOne.length > 0 ? toOne : inner;
  if (innermost.length < 2) return innermost[0];
  const unlike = innermost.filter(
    (each) => !innermost.some((other) => other !== each && kindOf(other) === kindOf(each)),
  );
  return unlike.length === 1 ? unlike[0] : undefined;
}

/** True if the page has a button that opens a reply, to the ticket or to one of its messages. */
export function hasReplyButton(document: Document, isOurs: (element: Element) => boolean): boolean {
  return replyButtons(document, isOurs).length > 0;
}

function replyButtons(document: Document, isOurs: (element: Element) => boolean): HTMLElement[] {
  return queryDeep<HTMLElement>(
    document,
    'button, summary, [role="button"], input[type="button"], a, [tabindex]',
  ).filter((each) => isReplying(each) && isPressable(each) && !isOurs(each));
}

function isReplying(button: HTMLElement): boolean {
  return namesOf(button).some((name) => replying.test(name.replace(toAll, '')));
}

function isToAll(button: HTMLElement): boolean {
  return namesOf(button).some((name) => toAll.test(name));
}

function namesOf(button: HTMLElement): string[] {
  const names = [
    button.textContent,
    button.getAttribute('aria-label'),
    button.getAttribute('title'),
    button instanceof HTMLInputElement ? button.value : '',
  ];
  return names.flatMap((name) => (name ? [plain(name)] : []));
}

/** A button's name without icons, arrows, dots and hotkeys, as in `↩ Reply…` (R). */
function plain(name: string): string {
  return name
    .replace(/\([^()]{1,12}\)/g, ' ')
    .replace(/[^\p{L}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isPressable(button: HTMLElement): boolean {
  const isSending =
    (button instanceof HTMLButtonElement && button.type === 'submit' && button.form !== null) ||
    button.matches('[disabled], [aria-disabled="true"]');
  const isLeading =
    button instanceof HTMLAnchorElement && !/^(?:|#.*)$/.test(button.getAttribute('href') ?? '');
  const isAside =
    button.closest('nav, [role="navigation"], [role="menu"], [role="dialog"], dialog, aside') !== null;
  return !isSending && !isLeading && !isAside && button.checkVisibility({ visibilityProperty: true });
}

/** What repeated buttons of a page have in common. */
function kindOf(button: HTMLElement): string {
  return `${button.localName} ${button.className} ${button.parentElement?.localName ?? ''}`;
}

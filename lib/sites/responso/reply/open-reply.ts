import { findComposer } from './find-composer';
import { queryDeep } from './query-deep';
import { untilFound } from './until';

/** What a button is called that opens the reply, in the languages of helpdesks. */
const replying =
  /^(?:(?:write|send|type|add|post)?(?: an?| your)? ?(?:reply|answer|response)(?: to (?:customer|buyer|client))?|respond|odpowie(?:dz|dź)|odpisz|napisz odpowiedź|responder|resposta|contestar|respuesta|antworten|antwort(?: schreiben)?|répondre|réponse|rispondi|risposta|odpov[eě]d[eě]?[tť]|odpoveda[tť]|napsat odpov[eě][dď]|válasz(?:olj|olok|adás)?|răspunde|răspuns|beantwoorden|antwoorden)$/i;
/** A page opens its reply box within this time (ms). */
const opensWithin = 3_000;

/**
 * Opens a closed reply where a button of the ticket plainly does so. Nothing is sent: what belongs to a form that could
 * be is not pressed.
 *
 * @param isOurs our own elements on the page
 * @returns true once the page shows a box to write in
 */
export async function openReply(document: Document, isOurs: (element: Element) => boolean): Promise<boolean> {
  const button = findReplyButton(document, isOurs);
  if (!button) return false;
  button.click();
  return (await untilFound(() => findComposer(document), opensWithin)) !== undefined;
}

/** The only button that is called so, or else the only one of its kind: one below each message answers that message. */
export function findReplyButton(
  document: Document,
  isOurs: (element: Element) => boolean,
): HTMLElement | undefined {
  const buttons = queryDeep<HTMLElement>(
    document,
    'button, summary, [role="button"], input[type="button"], a, [tabindex]',
  ).filter((each) => isReplying(each) && isPressable(each) && !isOurs(each));
  const innermost = buttons.filter(
    (each) => !buttons.some((other) => other !== each && each.contains(other)),
  );
  if (innermost.length < 2) return innermost[0];
  const unlike = innermost.filter(
    (each) => !innermost.some((other) => other !== each && kindOf(other) === kindOf(each)),
  );
  return unlike.length === 1 ? unlike[0] : undefined;
}

function isReplying(button: HTMLElement): boolean {
  const names = [
    button.textContent,
    button.getAttribute('aria-label'),
    button.getAttribute('title'),
    button instanceof HTMLInputElement ? button.value : '',
  ];
  return names.some((name) => name && replying.test(plain(name)));
}

/** Without icons, arrows, dots and hotkeys: `↩ Reply…` (R). */
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

/** Buttons that a page draws again and again are alike in this. */
function kindOf(button: HTMLElement): string {
  return `${button.localName} ${button.className} ${button.parentElement?.localName ?? ''}`;
}

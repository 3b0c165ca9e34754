import type { Outwards } from '@/lib/sites/responso/reading/walk/outwards';
import type { PageLine } from '@/lib/sites/responso/reading/walk/walk-page';

/** A message's head has so many lines. */
const headLines = 3;
/** A line of a head is at most this long (characters). */
const longestHead = 120;

/** The part of the page that holds the messages. */
export interface Talk {
  has: (line: PageLine) => boolean;
  roots: readonly Element[];
}

/** One message of the conversation. */
export interface Message {
  /** Indexes of its lines in the ticket's lines. */
  at: number[];
  /** All its lines, also those that are only pictures. */
  lines: PageLine[];
  /** Describes how the message is built, to compare messages. */
  look: string;
}

/**
 * Splits the conversation into messages: the lines in one child of the element that holds all messages.
 *
 * @param lines the ticket's lines
 * @param all all lines of the page
 */
export function messagesOf(
  lines: readonly PageLine[],
  all: readonly PageLine[],
  { conversation, outwards }: { conversation: Talk; outwards: Outwards },
): Message[] {
  const holder = holderOf(conversation.roots, outwards);
  const places = new Map(lines.map((line, at) => [line, at]));
  const messages = new Map<Element, Message>();
  for (const line of all) {
    const at = places.get(line);
    const isOfTicket = at !== undefined || (line.place === 'ticket' && line.text === '');
    if (!isOfTicket || !conversation.has(line)) continue;
    const element = messageAround(line.element, holder, outwards);
    const message = messages.get(element) ?? { at: [], lines: [], look: lookOf(element) };
    message.lines.push(line);
    if (at !== undefined) message.at.push(at);
    messages.set(element, message);
  }
  return [...messages.values()].filter(({ at }) => at.length > 0);
}

function messageAround(element: Element, holder: ReadonlySet<Element>, outwards: Outwards): Element {
  let message = element;
  for (let around = outwards(message); around && !holder.has(message); around = outwards(around)) {
    if (holder.has(around)) break;
    message = around;
  }
  return message;
}

/** The elements whose children are messages: goes inwards from the conversation until there are several children. */
function holderOf(roots: readonly Element[], outwards: Outwards): Set<Element> {
  const [root] = roots;
  if (!root) return new Set();
  const around = outwards(root);
  if (roots.length > 1) return new Set(around ? [around] : []);
  let holder = root;
  for (let only = onlyChild(holder); only; only = onlyChild(holder)) holder = only;
  return new Set([holder]);
}

function onlyChild(element: Element): Element | undefined {
  const children = [...(element.shadowRoot ?? element).children].filter(
    ({ localName }) => localName !== 'style',
  );
  return children.length === 1 ? children[0] : undefined;
}

function lookOf(element: Element): string {
  return `${element.localName} ${element.className}`;
}

/** A message's first lines, without initials, times and labels that stand alone. */
export function headOf({ lines }: Message): PageLine[] {
  return lines
    .filter((line) => /\p{L}{3}|@/u.test(wholeText(line)) && !/^\p{L}{2,12}:$/u.test(line.text))
    .slice(0, headLines)
    .filter(({ text }) => text.length <= longestHead);
}

/** The line's text with the names of its pictures. */
export function wholeText({ pieces, text }: PageLine): string {
  const unwritten = pieces.filter(({ isUnwritten }) => isUnwritten);
  return [...unwritten.map((piece) => piece.text.trim()), text].join(' ').trim();
}

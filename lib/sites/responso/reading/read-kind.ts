import type { TaughtLines } from '@/lib/model/taught-field';
import type { TicketKind, TicketType } from '@/lib/model/ticket-kind';
import { findComposer } from '@/lib/sites/responso/reply/find-composer';
import { readSubject } from './read-subject';

/** The word for each type in the languages of the helpdesk (responso.md §4, §8: one for each agent). */
const typeWords: readonly (readonly [RegExp, TicketType])[] = [
  [/^(?:zwrot|return|devolução|retoure|rückgabe|vrácení|retour|devolución|reso)$/i, 'return'],
  [/^(?:opinia|review|avaliação|bewertung|recenze|avis|reseña|recensione)$/i, 'review'],
  [/^(?:ticket|zgłoszenie|wiadomość|message|mensagem|nachricht|anfrage)$/i, 'ticket'],
];
const typeLabel = /^(?:typ|type|tipo|rodzaj)(?: (?:ticketu|zgłoszenia|of ticket|de ticket))?\s*:?$/i;
const sourceLabel = /^(?:źródło|source|origem|quelle|kanał|channel|canal|kanal)\s*:?$/i;

/** Ways that buyers write by, where no label says so (responso.md §10). */
const channel =
  /^(?:responso|allegro|amazon|e-?mail|ebay|erli|empik|kaufland|shopee|temu|whatsapp|messenger|instagram|olx|etsy|shopify|shoper|prestashop|woocommerce|magento|idosell|kabum|cdiscount|decathlon|castorama|emag|chat|sms)\b/i;

/** A conversation is at least this tall (CSS pixels); rows of marks and buttons are not. */
const conversationHeight = 100;
const longestMark = 80;
const mostElements = 20_000;
const longestSource = 200;

/**
 * Reads type and source of the ticket from what stands around the conversation: nothing that a buyer writes can make
 * a ticket a return. A label counts more than a mark, and a mark counts only above the conversation, where the subject
 * is: beside it stand statuses of orders, which may be called the same.
 *
 * @param isForeign true for what is not this ticket's: our own elements, navigation, rows of other tickets
 * @param isStale true for a text from before the visit: a mark that stayed may be the former ticket's
 */
export function readTicketKind(
  document: Document,
  isForeign: (element: Element) => boolean,
  isStale: (text: Text) => boolean,
): TicketKind {
  const conversation = findConversation(findComposer(document));
  const subject = readSubject(document, isForeign);
  const { marks, above } = readMarks(document.body, conversation, isForeign, isStale, subject);
  const labelled = (label: RegExp) =>
    marks.flatMap((mark, index) => {
      const [, inside] = /^([^:]{2,30}:)\s*(\S.*)$/.exec(mark) ?? [];
      if (inside !== undefined && label.test(mark.slice(0, mark.length - inside.length).trim()))
        return [inside];
      const next = marks[index + 1];
      return label.test(mark) && next !== undefined ? [next] : [];
    });
  const types = labelled(typeLabel).flatMap(typesOf);
  const sources = labelled(sourceLabel).filter((value) => !sourceLabel.test(value));
  return {
    type: (types.length > 0 ? agreedType(types) : onlyType(marks.slice(0, above).flatMap(typesOf))) ?? '',
    source: [...new Set(sources.length > 0 ? sources : unlabelledSources(marks))]
      .join(' / ')
      .slice(0, longestSource),
  };
}

/** What stands in taught elements goes before what was read by structure and words; '' or another word does not. */
export function preferTaughtKind({ type, source }: TaughtLines, read: TicketKind): TicketKind {
  return {
    type: taughtType(type ?? []) ?? read.type,
    source: taughtSource(source ?? []) || read.source,
  };
}

/** The type that the lines of a taught element name, alone or after a label: `Typ: Zwrot`. */
export function taughtType(lines: readonly string[]): TicketType | undefined {
  return onlyType(lines.flatMap((line) => line.split(/[:·|•,]/)).flatMap((part) => typesOf(part.trim())));
}

/** The source in the lines of a taught element; '' when there is none. */
export function taughtSource(lines: readonly string[]): string {
  return lines
    .filter((line) => !sourceLabel.test(line))
    .join(' / ')
    .slice(0, longestSource);
}

function typesOf(mark: string): TicketType[] {
  return typeWords.flatMap(([word, type]) => (word.test(mark) ? [type] : []));
}

/** Labels that say different things tell nothing. */
function agreedType(types: readonly TicketType[]): TicketType | undefined {
  return types.every((type) => type === types[0]) ? types[0] : undefined;
}

/** `ticket` is a word that also stands elsewhere on the page; two others at once tell nothing. */
function onlyType(types: readonly TicketType[]): TicketType | undefined {
  const special = new Set(types.filter((type) => type !== 'ticket'));
  if (special.size > 1) return undefined;
  return [...special][0] ?? types[0];
}

/**
 * `Jan · jan@example.com · Allegro (MyShop)`: the part that begins with a channel's name. The helpdesk's own name
 * by itself is its logo.
 */
function unlabelledSources(marks: readonly string[]): string[] {
  const parts = marks
    .filter((mark) => !/^responso$/i.test(mark))
    .flatMap((mark) => mark.split(/[·|•]/))
    .map((part) => part.trim());
  const first = parts.find((part) => channel.test(part) && !part.includes('@'));
  return first === undefined ? [] : [first];
}

/** The tallest neighbour of the reply box, or of the first thing around it that has such a neighbour. */
function findConversation(composer: Element | undefined): Element | undefined {
  for (let inner = composer; inner?.parentElement; inner = inner.parentElement) {
    const heights = [...inner.parentElement.children]
      .filter((neighbour) => neighbour !== inner)
      .map((neighbour) => ({ neighbour, height: neighbour.getBoundingClientRect().height }));
    const tallest = heights.reduce((most, each) => (each.height > most.height ? each : most), {
      neighbour: inner,
      height: 0,
    });
    if (tallest.height >= conversationHeight) return tallest.neighbour;
  }
  return undefined;
}

/** Short texts that stand by themselves, in reading order, through open shadow roots. */
interface Marks {
  marks: string[];
  /** How many of them stand above the conversation; none where there is no conversation. */
  above: number;
}

function readMarks(
  root: Element,
  conversation: Element | undefined,
  isForeign: (element: Element) => boolean,
  isStale: (text: Text) => boolean,
  subject: string,
): Marks {
  const marks: string[] = [];
  let above = 0;
  let visited = 0;
  const read = (element: Element): void => {
    if (element === conversation) {
      above = marks.length;
      return;
    }
    if (++visited > mostElements || isForeign(element)) return;
    // The buyer has written the subject, which is the largest text or a heading.
    if (element.matches('h1, h2, h3, h4, h5, h6, [role="heading"]')) return;
    if (element.matches('script, style, noscript, template, option, input, textarea')) return;
    const children = [...(element.shadowRoot?.children ?? []), ...element.children].filter(
      (child) => child.localName !== 'svg',
    );
    if (children.length > 0) {
      children.forEach(read);
      return;
    }
    const text = element.textContent.replace(/\s+/g, ' ').trim();
    const isLabelling = typeLabel.test(text) || sourceLabel.test(text);
    const isOld = [...element.childNodes].some((node) => node instanceof Text && isStale(node));
    if ((isOld && !isLabelling) || text === subject) return;
    if (text !== '' && text.length <= longestMark && element.checkVisibility()) marks.push(text);
  };
  read(root);
  return { marks, above };
}

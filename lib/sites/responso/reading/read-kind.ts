import { titleParts } from './title-parts';
import { boxOf } from '@/lib/dom/box-of';
import { isPageLabel } from '@/lib/match/reading/page-label';
import { isWeekday } from '@/lib/text/is-weekday';
import type { TaughtLines } from '@/lib/model/taught-field';
import type { TicketKind, TicketType } from '@/lib/model/ticket-kind';
import type { Conversation } from './find-conversation';
import type { Subject } from './find-subject';
import { channelOf, isContactChannel, isSourceLabel, isState, isTypeLabel, typeOf } from './kind-words';
import { heading } from '@/lib/dom/heading';
import { partsOfLine, type Part } from './line-parts';
import type { PageLine } from './walk/walk-page';

const longestMark = 90;
const longestSource = 200;
const longestAccount = 40;
/** More marks than this side by side are a list. */
const mostInGroup = 12;

/** The type and source that were read, and those for which the page is contradictory. */
export interface KindReading {
  kind: TicketKind;
  disagreeing: ('type' | 'source')[];
}

interface PageParts {
  lines: readonly PageLine[];
  subject: Subject;
  conversation: Conversation;
  /** The document's title. The subject may stand there alone. */
  title: string;
}

/**
 * Reads the type and source of the ticket from the text around the conversation. Nothing that a buyer writes, in a
 * message or in the subject, can make a ticket a return. A labelled value counts anywhere around the conversation. An
 * unlabelled one counts in the ticket's head, and elsewhere only beside a status or a channel. If two readings
 * disagree, the result is unknown.
 */
export function readTicketKind(page: PageParts): KindReading {
  const marks = page.lines.filter((line) => isMark(line, page)).map((line) => readMark(line, page));
  const groups = groupsOf(marks);
  const types = readTypes(marks, groups);
  const sources = readSources(marks, groups, page);
  return {
    kind: { type: types.value ?? '', source: sources.value ?? '' },
    disagreeing: [
      ...(types.isDisagreeing ? (['type'] as const) : []),
      ...(sources.isDisagreeing ? (['source'] as const) : []),
    ],
  };
}

interface Agreement<Value> {
  value: Value | undefined;
  isDisagreeing: boolean;
}

const nothing = { value: undefined, isDisagreeing: false };
const disagreement = { value: undefined, isDisagreeing: true };

function readTypes(marks: readonly Mark[], groups: Groups): Agreement<TicketType> {
  const labelled = new Set(
    labelledParts(marks, isTypeLabel)
      .flat()
      .flatMap((part) => part.type ?? []),
  );
  const unlabelled = new Set(marks.flatMap((mark) => shownTypes(mark, groups)));
  // "Ticket" is also the general word for tickets of any type.
  if (unlabelled.size > 1) unlabelled.delete('ticket');
  if (labelled.size > 1 || unlabelled.size > 1) return disagreement;
  const [said] = labelled;
  const [shown] = unlabelled;
  if (said === undefined) return { value: shown, isDisagreeing: false };
  const isOther = shown !== undefined && shown !== 'ticket' && shown !== said;
  return isOther ? disagreement : { value: said, isDisagreeing: false };
}

/** Types that a mark names without a label. For icons the size does not matter. */
function shownTypes(mark: Mark, groups: Groups): TicketType[] {
  if (!mark.isInHead && !groups.isAboutTicket(mark)) return [];
  const isWrittenSmall = !mark.isLarge && !isTitle(mark);
  return mark.parts.flatMap(({ type, piece }) =>
    type !== undefined && (isWrittenSmall || piece.isUnwritten) ? [type] : [],
  );
}

/**
 * True for a heading that is nothing but a type. It may be the subject, if a larger text (such as the buyer's name) was
 * taken for it.
 */
function isTitle({ line, parts }: Mark): boolean {
  return parts.length === 1 && line.element.closest('h1, h2, h3, [role="heading"]') !== null;
}

function readSources(marks: readonly Mark[], groups: Groups, page: PageParts): Agreement<string> {
  const labelled = [
    ...new Set(
      labelledParts(marks, isSourceLabel)
        .map((parts) => sourceIn(parts, true))
        .filter((source) => source !== undefined),
    ),
  ];
  const shown = marks.flatMap((mark) => shownSources(mark, groups));
  const channels = new Set(shown.map(({ channel }) => channel));
  if (labelled.length > 0) {
    const said = labelled.join(' / ').slice(0, longestSource);
    const saidChannels = new Set(labelled.map((source) => channelOf(source)).filter(Boolean));
    const isOther =
      saidChannels.size > 1 ||
      (saidChannels.size === 1 && [...channels].some((channel) => !said.toLowerCase().includes(channel)));
    return isOther ? disagreement : { value: said, isDisagreeing: false };
  }
  if (channels.size > 1) return disagreement;
  const longest = shown.map(({ source }) => source).toSorted((a, b) => b.length - a.length)[0];
  if (longest !== undefined) return { value: longest.slice(0, longestSource), isDisagreeing: false };
  const left = new Set(marks.flatMap((mark) => leftSources(mark, page)));
  if (left.size > 1) return disagreement;
  return left.size === 1 ? { value: [...left][0], isDisagreeing: false } : nothing;
}

/** A short line outside the conversation. */
interface Mark {
  line: PageLine;
  parts: readonly Part[];
  isInHead: boolean;
  /** As large as the subject: it may be another subject or the buyer's name. */
  isLarge: boolean;
  /** It is one part, and no address or number follows, which it would label. */
  isAlone: boolean;
}

function readMark(line: PageLine, page: PageParts): Mark {
  const parts = partsOfLine(line).filter((part) => !isPressed(part.element) && !isSubject(part, page));
  const next = page.lines[page.lines.indexOf(line) + 1];
  return {
    line,
    parts,
    isAlone: parts.length === 1 && line.pieces.length === 1 && !(next !== undefined && isValue(next.text)),
    isInHead: isInHead(line, page),
    isLarge:
      page.subject.size > 0 && !page.subject.lines.has(line) && sizeOf(line.element) >= page.subject.size,
  };
}

function isMark(line: PageLine, { subject, conversation }: PageParts): boolean {
  if (line.place !== 'ticket' || conversation.has(line)) return false;
  if (line.pieces.length === 0 || line.text.length > longestMark) return false;
  return !subject.lines.has(line) || line.pieces.length > 1;
}

/** True for the subject, which the buyer has written. A tab of the page may repeat it. */
function isSubject({ text, element, piece, type }: Part, { subject, title }: PageParts): boolean {
  const said = text.toLowerCase();
  if (subject.pieces.has(piece) || subject.text.toLowerCase() === said) return true;
  if (element.closest('h1, [aria-level="1"]') && sizeOf(element) >= subject.size && subject.size > 0)
    return element.closest('h1, [aria-level="1"]') !== subject.element?.closest('h1, [aria-level="1"]');
  const names = titleParts(title.toLowerCase());
  return type !== undefined && names.includes(said);
}

function sizeOf(element: Element): number {
  return parseFloat(element.ownerDocument.defaultView?.getComputedStyle(element).fontSize ?? '') || 0;
}

/**
 * True for a button, whose text is an action, and for a link to another site. A button that opens a choice is not: its
 * text is the chosen value.
 */
function isPressed(element: Element): boolean {
  const link = element.closest<HTMLAnchorElement>('a[href]');
  if (link && /^https?:$/.test(link.protocol) && link.origin !== element.ownerDocument.defaultView?.origin)
    return true;
  const button = element.closest('button, [role="button"], summary, label');
  if (!button) return false;
  if (button.localName === 'label')
    return button.querySelector('input:not([readonly], :disabled), textarea:not([readonly])') !== null;
  return !button.matches('[aria-haspopup], [aria-expanded], [role="combobox"]');
}

/** True above the conversation: over it on the screen, or before it in the DOM if either is not drawn. */
function isInHead(line: PageLine, { lines, conversation }: PageParts): boolean {
  const [root] = conversation.roots;
  if (!root) return false;
  const talk = boxOf(root);
  const box = boxOf(line.element);
  const isLaidOut = talk.height > 0 && box.height > 0 && root.ownerDocument === line.element.ownerDocument;
  if (isLaidOut) {
    const shared = Math.min(box.right, talk.right) - Math.max(box.left, talk.left);
    const isOver = box.bottom <= talk.top + 8 + Math.max(0, scrolledIn(root, line.element));
    return shared > 0 && isOver;
  }
  return lines.indexOf(line) < lines.findIndex((each) => conversation.has(each));
}

/** How far a conversation that scrolls in its own box reaches above the visible top of that box. */
function scrolledIn(root: Element, beside: Element): number {
  const around = root.parentElement;
  return around && !around.contains(beside) ? around.scrollTop : 0;
}

/** Marks that stand beside each other, each in an element of its own. */
interface Groups {
  /** True if a status or a channel stands beside a mark, and nothing that belongs to an order. */
  isAboutTicket: (mark: Mark) => boolean;
  of: (mark: Mark) => readonly Mark[];
}

function groupsOf(marks: readonly Mark[]): Groups {
  const byParent = new Map<Element, Mark[]>();
  for (const mark of marks) {
    const parent = mark.line.element.parentElement;
    if (parent) byParent.set(parent, [...(byParent.get(parent) ?? []), mark]);
  }
  const groupOf = (mark: Mark) => {
    const group = byParent.get(mark.line.element.parentElement ?? mark.line.element) ?? [];
    return group.length > 0 && group.length <= mostInGroup ? group : [mark];
  };
  return {
    of: groupOf,
    isAboutTicket: (mark) => {
      const parts = groupOf(mark).flatMap((each) => each.parts);
      const isOfOrder = parts.some(({ text }) => /\d{5}|\d[.,]\d\d\b/.test(text) || isTags(text));
      return !isOfOrder && parts.some(({ text }) => isState(text) || channelOf(text) !== undefined);
    },
  };
}

function isTags(text: string): boolean {
  return /^(?:tags?|tagi|etiquetas?|labels?|etykiety)\b/i.test(text);
}

/** The parts after each label of a kind: in the same line, else in the next one. */
function labelledParts(marks: readonly Mark[], isMeant: (text: string) => boolean): (readonly Part[])[] {
  return marks.flatMap((mark, at) => {
    const label = mark.parts.findIndex(({ text }) => isMeant(text));
    if (label < 0) return [];
    const rest = mark.parts.slice(label + 1);
    if (rest.length > 0) return [rest];
    const beside = valueBeside(mark, marks, at, label);
    return beside && beside.length > 0 && !beside.some(({ text }) => isMeant(text)) ? [beside] : [];
  });
}

/** The value of a label that has a line of its own. */
function valueBeside(
  mark: Mark,
  marks: readonly Mark[],
  at: number,
  label: number,
): readonly Part[] | undefined {
  const cell = mark.line.element.closest('th, [role="columnheader"]');
  const below = cell && cellBelow(cell);
  if (below) return marks.find(({ line }) => below.contains(line.element))?.parts;
  const [before, after] = [marks[at - 1], marks[at + 1]];
  // In right-to-left layout the value comes first.
  const isBefore =
    label === 0 &&
    before !== undefined &&
    isPair(before, mark) &&
    isRightOf(before.line.element, mark.line.element);
  return (isBefore ? before : after)?.parts;
}

/** In a table whose first row holds the labels, the value is in the cell below. */
function cellBelow(cell: Element): Element | undefined {
  const row = cell.parentElement;
  const isRowOfLabels =
    row !== null && [...row.children].every((each) => each.matches('th, [role="columnheader"]'));
  if (!isRowOfLabels || row.childElementCount < 2) return undefined;
  const next = row.nextElementSibling ?? row.parentElement?.nextElementSibling?.firstElementChild;
  return next?.children[[...row.children].indexOf(cell)];
}

function isPair(one: Mark, other: Mark): boolean {
  const parent = one.line.element.parentElement;
  return parent !== null && parent === other.line.element.parentElement && parent.childElementCount === 2;
}

function isRightOf(one: Element, other: Element): boolean {
  const [box, beside] = [boxOf(one), boxOf(other)];
  return box.left >= beside.right - 1 && box.top < beside.bottom && box.bottom > beside.top;
}

interface ShownSource {
  channel: string;
  source: string;
}

/** Unlabelled sources in a mark: a channel's name with its account, or the text after "via". */
function shownSources(mark: Mark, groups: Groups): ShownSource[] {
  const { parts, isInHead, isLarge, isAlone } = mark;
  if (isLarge) return [];
  const isKnownLine = parts.some(({ type, text }) => type !== undefined || isState(text));
  const isTelling = isInHead || groups.isAboutTicket(mark);
  return parts.flatMap((part, at) => {
    if (part.isKey || notOfSource.test(part.text)) return [];
    // The name of a shop's system above what it knows of the buyer.
    if (!isInHead && parts.length === 1 && part.element.closest(heading)) return [];
    const inside = /^(?:.{0,40}\s)?(?:via|z kanału|kanałem|pelo canal|from|por)\s+(\S.*)$/i.exec(
      part.text,
    )?.[1];
    const isVia =
      /via|przez/i.test(part.separator) || /^.{0,40}\b(?:via|kanał\p{L}*|canal)\s/iu.test(part.text);
    const text = inside ?? part.text;
    const channel = channelOf(text);
    const isContact = channel === undefined && (isContactChannel(text) || (isInHead && isChatAccount(text)));
    if (channel === undefined && !isContact) return isVia && isInHead ? viaSource(text, parts, at) : [];
    // "E-mail" may also label the buyer's address, and "Responso" alone may be the helpdesk's logo.
    const isLogo = channel === 'responso' && accountParts(parts, at).length === 0;
    const needsMore = isContact || (isLogo && text.length <= 'responso'.length);
    const isPill = isContact && isInHead && isAlone;
    const isSaid = isVia || isPill || inside !== undefined || isKnownLine || hasStateBeside(mark, groups);
    const isValues = inside === undefined && isFollowedByValue(parts, at);
    if (needsMore ? !(isSaid || isChatAccount(text)) || isValues : !isTelling && !isVia) return [];
    if (isPill || isChatAccount(text)) return [{ channel: text.toLowerCase(), source: text }];
    const source =
      inside === undefined
        ? sourceIn(parts.slice(at), false)
        : [inside, ...accountsAfter(parts, at)].join(' / ');
    return source === undefined ? [] : [{ channel: channel ?? text.toLowerCase(), source }];
  });
}

/** Texts beside a channel's name that show it is no source: a login there, an order, a customer's profile. */
const notOfSource =
  /@|\d{3}|(?<!\p{L})(?:login|orders?|zam[oó]wieni\p{L}*|pedidos?|e-?mail:|customer|klient\p{L}*|cliente|profile?|perfil|user|buyer)(?!\p{L})/iu;

/** `WhatsApp Loja Farol`: a channel with its account. */
function isChatAccount(text: string): boolean {
  return /^(?:[Ww]hats[Aa]pp|[Mm]essenger) \p{Lu}/u.test(text);
}

/** A source of the shop's own naming, after "via". */
function viaSource(text: string, parts: readonly Part[], at: number): ShownSource[] {
  if (text.length > longestAccount || isPerson(text) || !/\p{L}/u.test(text)) return [];
  const source = [text, ...accountsAfter(parts, at)].join(' / ');
  return [{ channel: text.toLowerCase(), source }];
}

function hasStateBeside(mark: Mark, groups: Groups): boolean {
  return groups
    .of(mark)
    .some(({ parts }) => parts.some(({ text, type }) => type !== undefined || isState(text)));
}

function isFollowedByValue(parts: readonly Part[], at: number): boolean {
  return parts.slice(at + 1).some(({ text }) => isValue(text));
}

/** True for a text with an address or a number that a channel's name may label. */
function isValue(text: string): boolean {
  return /@|\d{6}/.test(text.replace(/[ -]/g, ''));
}

/**
 * The source in some parts: a channel with its account as written, else the parts that are nothing else.
 *
 * @param isSaid true if a label marks the parts as a source
 */
function sourceIn(parts: readonly Part[], isSaid: boolean): string | undefined {
  const isContact = (text: string) => isContactChannel(withoutAddresses(text)) || isChatAccount(text);
  const at = parts.findIndex(({ text }) => channelOf(text) !== undefined || (isSaid && isContact(text)));
  const from = at < 0 ? parts.findIndex((part) => !isKnown(part)) : at;
  const [first] = from < 0 ? [] : parts.slice(from);
  if (!first) return undefined;
  const accounts = isSaid ? restOf(parts, from) : accountParts(parts, from);
  const last = accounts.at(-1);
  // Keeps the page's own spelling if the source is one piece.
  if (last && last.piece === first.piece)
    return first.piece.text.slice(first.start, last.end + closing(last));
  return [first, ...accounts].map(({ text }) => text).join(' / ');
}

/** `Formularz <bok@shop.example>` → `Formularz`. */
function withoutAddresses(text: string): string {
  return text
    .split(/\s/)
    .filter((word) => !word.includes('@'))
    .join(' ');
}

function closing({ piece, end }: Part): number {
  return /^[)\]]/.test(piece.text.slice(end)) && /[([]/.test(piece.text) ? 1 : 0;
}

function restOf(parts: readonly Part[], from: number): Part[] {
  const rest = parts.slice(from + 1);
  const end = rest.findIndex((part) => isKnown(part) || /^\s?:/.test(part.piece.text.slice(part.end)));
  return end < 0 ? rest : rest.slice(0, end);
}

function accountsAfter(parts: readonly Part[], at: number): string[] {
  return accountParts(parts, at).map(({ text }) => text);
}

/** The account of a channel stands right after it: `Allegro (MyShop)`, `Responso – bok`. */
function accountParts(parts: readonly Part[], at: number): Part[] {
  const next = parts[at + 1];
  if (
    !next ||
    next.isKey ||
    isKnown(next) ||
    next.text.length > longestAccount ||
    /^(?:from|od|de|von|by)$/i.test(next.text)
  )
    return [];
  const isTied = next.piece !== parts[at]?.piece || /[–—\-/([›>:]/.test(next.separator);
  return isTied || !isPerson(next.text) ? [next] : [];
}

/** True for a text that is no source: a type, a status, an address, a number, a time, a label. */
function isKnown({ text, type }: Part): boolean {
  return (
    type !== undefined ||
    isState(text) ||
    isTypeLabel(text) ||
    isSourceLabel(text) ||
    // `Ceneo` begins like the Polish word for a price.
    (isPageLabel(text) && channelOf(text) === undefined) ||
    /@|^#|\d[:.\-/]\d|\d{4}/.test(text) ||
    !/\p{L}/u.test(text) ||
    isWeekday(text)
  );
}

/** True for `Anna Nowak`, not for `Sklep Kubki`. */
function isPerson(text: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)+$/u.test(text) && !/shop|sklep|store|loja/i.test(text);
}

/** The remaining part of a head line whose other parts are a type and a status. */
function leftSources(mark: Mark, { lines, conversation }: PageParts): string[] {
  const { parts, isInHead, isLarge } = mark;
  if (!isInHead || isLarge || !parts.some(({ type }) => type !== undefined)) return [];
  if (!parts.some(({ text }) => isState(text))) return [];
  const left = parts.filter((part) => !isKnown(part));
  const [only] = left;
  if (left.length !== 1 || !only || only.text.length > longestAccount || /\d/.test(only.text)) return [];
  const isSomebody = lines.some(
    (line) => (conversation.has(line) || line.place === 'furniture') && hasName(line.text, only.text),
  );
  return isSomebody || isPerson(only.text) ? [] : [only.text];
}

function hasName(text: string, name: string): boolean {
  return text.length <= longestMark && text.toLowerCase().includes(name.toLowerCase());
}

/** A custom selector's value replaces the value that was read by structure and words, unless it is '' or no type. */
export function preferTaughtKind({ type, source }: TaughtLines, read: TicketKind): TicketKind {
  return {
    type: taughtType(type ?? []) ?? read.type,
    source: taughtSource(source ?? []) || read.source,
  };
}

/** The type in the lines of a custom selector's element, alone or after a label: `Typ: Zwrot`. */
export function taughtType(lines: readonly string[]): TicketType | undefined {
  const parts = lines.flatMap((line) => line.split(/[:·|•,()/]|\s[–—-]\s/));
  const types = new Set(parts.flatMap((part) => typeOf(part) ?? []));
  if (types.size > 1) types.delete('ticket');
  return types.size === 1 ? [...types][0] : undefined;
}

/** The source in the lines of a custom selector's element; '' if there is none. */
export function taughtSource(lines: readonly string[]): string {
  return lines
    .filter((line) => !isSourceLabel(line))
    .join(' / ')
    .slice(0, longestSource);
}

import { titleParts } from './title-parts';
import { boxOf } from '@/lib/dom/box-of';
import { findTaught } from '@/lib/dom/find-taught';
import { isDrawn } from '@/lib/dom/is-drawn';
import { isPageLabel } from '@/lib/match/reading/page-label';
import type { TaughtLines, TaughtProfile } from '@/lib/model/taught-field';
import type { TicketKind } from '@/lib/model/ticket-kind';
import { findComposer } from '@/lib/sites/responso/reply/find-composer';
import { findReplyButton, hasReplyButton } from '@/lib/sites/responso/reply/open-reply';
import { findConversation, isSentence, type Conversation } from './find-conversation';
import { findForeignParts } from './beside/find-foreign-parts';
import { findMailboxes } from './find-mailboxes';
import { createBelowReader } from './beside/below-dialog';
import { findSubject } from './find-subject';
import { findOtherPanes } from './beside/other-panes';
import { createOfferReader } from './offered-answers';
import { isImprint } from './is-imprint';
import { isOverlay } from './is-overlay';
import { isQuickForm } from './is-quick-form';
import { isTopBar } from './is-top-bar';
import { allAround, createOutwards } from './walk/outwards';
import { isInRail, ownDomainAddresses, readAgentAddresses } from './read-agent-addresses';
import { addressesIn } from './walk/addresses-in';
import { createColumnReader } from './walk/column-header';
import { readClosedParts } from './read-closed-parts';
import { preferTaughtKind, readTicketKind } from './read-kind';
import { readTaughtLines } from './read-taught-lines';
import { findShopLines } from './authors/shop-lines';
import { createStandingAddresses, placeOfElement, type PlacedAddress } from './standing-addresses';
import { hasTicketWord, isNumberIn, isWithoutTickets, ticketIdOf } from './ticket-address';
import { createListReader } from './ticket-list';
import { withoutRowsBeside } from './beside/rows-beside';
import { createRowReader, isLinkAway, isRowOfLink } from './ticket-rows';
import { walkPage, type PageLine, type WalkOptions } from './walk/walk-page';

/** What a helpdesk page shows. Plain data, so it can be sent in a message. */
export interface TicketPage {
  isTicket: boolean;
  /** False while the page has no reply box: it may still be drawing the ticket, or opens the box on a click. */
  hasReplyBox: boolean;
  /** The ticket's text in reading order; empty if the page is no ticket. */
  lines: string[];
  /**
   * Indexes of the lines that the shop wrote. Addresses and phones that the shop gives for itself there are not the
   * buyer's.
   */
  shopLines: number[];
  /** Indexes of the lines of internal notes, which are the shop's too. They may be about another buyer's order. */
  noteLines: number[];
  taught: TaughtLines;
  /** E-mail addresses of the signed-in agent, and others of the same firm. */
  agentAddresses: string[];
  /** '' if no subject was found. */
  subject: string;
  kind: TicketKind;
  /** What the page contradicts itself about, so it is unknown. */
  disagreeing: ('type' | 'source')[];
  /** `unreadable`: the page shows something like an address or an order number, but was not read as a ticket. */
  hint: 'unreadable' | '';
}

/** A page as read, with the parts that were found on the way. */
export interface ReadPage extends TicketPage {
  /** The box that the agent writes the reply in. */
  composer: Element | undefined;
}

export interface PageOptions extends Pick<WalkOptions, 'isStale' | 'isStaleField' | 'onRoot'> {
  /** True for Sidecar's own elements. */
  isOurs: (element: Element) => boolean;
  /** The user's custom selectors. */
  taught: TaughtProfile;
  /**
   * True if the host may have other pages than those of a helpdesk, such as a shop or a wiki. There a ticket is a
   * conversation that can be answered: with a reply box, or with an id in the URL and a button or a word that says so.
   */
  isMixedHost?: boolean | undefined;
}

/** An e-mail, or a number that may be an order number. */
const looksLikeKey = /\S@[^\s@]+\.[^\s@]|\d{5}/;

/**
 * Reads everything that is known of the ticket on a page in one pass, by structure and text alone: it needs no class,
 * id or word of Responso. Leaves out what is not about this ticket: navigation, the bar across the top (it holds the
 * agent's own address), the reply being written, overlays, rows that lead to other tickets, and the helpdesk's own list
 * of orders.
 *
 * @param options.isStale true for a text from before this ticket view: used only if it labels a new text
 */
export function readPage(document: Document, url: URL, options: PageOptions): ReadPage {
  const found = findComposer(document);
  const hasId = ticketIdOf(url) !== '';
  const composer = found && (hasId || !isQuickForm(found, url)) ? found : undefined;
  const foreign = findForeignParts(document, () => found ?? findReplyButton(document, options.isOurs));
  const isStale = (text: Text) => options.isStale(text) && !isPageLabel(text.data.trim());
  const { lines: drawn, frames } = walkPage(document.body, {
    placeOf: createPlaceOf(document, url, { composer: found, foreign, isOurs: options.isOurs }),
    isStale: (text) => foreign.has(text) || isStale(text),
    isStaleField: options.isStaleField,
    onRoot: options.onRoot,
  });
  const outwards = createOutwards(frames);
  const brand = brandOf(url);
  const titleIn = (lines: readonly PageLine[]) =>
    findSubject(lines, { composer, title: document.title, brand });
  const title = titleIn(drawn);
  const all = withoutRowsBeside(drawn, { core: composer ?? title.element, subject: title.text, outwards });
  const subject = all === drawn ? title : titleIn(all);
  // Without both, the button that opens the reply tells where the messages are.
  const border =
    composer ?? (hasId && !subject.element ? findReplyButton(document, options.isOurs) : undefined);
  const conversation = findConversation(all, subject, border, outwards);
  const hasTalk = conversation.roots.length > 0;
  const isAnswerable = () =>
    composer !== undefined || (hasId && (hasTicketWord(url) || hasReplyButton(document, options.isOurs)));
  const isClosed = () => hasTalk && !isWithoutTickets(url) && hasReplyButton(document, options.isOurs);
  const looksLikeTicket = options.isMixedHost
    ? hasTalk && isAnswerable()
    : composer !== undefined || hasId || isClosed();
  if (!looksLikeTicket && !hasTaughtTicket(document, options.taught, options.onRoot)) {
    const said = all.filter((line) => line.place === 'ticket' && isSentence(line, subject));
    const isTalk =
      hasTalk && said.length > 0 && !isWithoutTickets(url) && !said.every(inListOn(document, url));
    // Any page of a mixed host may have a text and a number. Without an id in its URL it is hardly a ticket's.
    return { ...noTicket, hint: hintOf(all, isTalk && (hasId || !options.isMixedHost)) };
  }
  const { facts, quotes } = readClosedParts(all, conversation, outwards);
  const ticket = inOrder(all, quotes).filter(({ text }) => !isFileName(text));
  const isOffered = createOfferReader(all, conversation, composer);
  const told = ticket.filter((line) => conversation.has(line) || !(isImprint(line.text) || isOffered(line)));
  const names = [brand, ...titleParts(document.title).slice(-1)];
  const inBars = readAgentAddresses({
    lines: all,
    core: [composer, subject.element, ...conversation.roots],
    outwards,
    names,
  });
  const placed = [...placedAddresses(all, conversation), ...closedAddresses(facts)];
  const memory = standingOn(document);
  const standing = memory.note(ticketIdOf(url) || subject.text, placed);
  const mailboxes = rememberMailboxes(document, findMailboxes(all, conversation, facts));
  const agents = [...new Set([...inBars, ...standing, ...mailboxes, ...inTitleOnly(document, all)])];
  const shop = [...new Set([...agents, ...memory.known()])];
  const reading = { isStale, isStaleField: options.isStaleField, onRoot: options.onRoot };
  const taught = readTaughtLines(document, options.taught, { ...reading, isForeign: options.isOurs });
  const { kind, disagreeing } = readTicketKind({ lines: all, subject, conversation, title: document.title });
  const isTitle = (line: PageLine) => subject.lines.has(line);
  const said = findShopLines(told, { conversation, agents: shop, bars: all, facts, outwards });
  const headerOf = createColumnReader();
  const lines = [
    ...told.map((line) => (isTitle(line) ? withoutOwnNumber(line.text, url) : withColumn(line, headerOf))),
    ...facts,
    ...said.addresses.filter((address) => !facts.some((fact) => fact.includes(address))),
  ];
  return {
    isTicket: true,
    hasReplyBox: composer !== undefined,
    lines,
    shopLines: said.at,
    noteLines: said.notes,
    taught,
    agentAddresses: [...new Set([...agents, ...ownDomainAddresses(told, agents)])],
    subject: subject.text,
    kind: preferTaughtKind(taught, kind),
    disagreeing,
    hint: lines.some((line) => looksLikeKey.test(line)) ? '' : hintOf(all, hasId || hasTalk),
    composer,
  };
}

const noTicket: ReadPage = {
  ...{
    isTicket: false,
    hasReplyBox: false,
    lines: [],
    shopLines: [],
    noteLines: [],
    taught: {},
    agentAddresses: [],
  },
  ...{ subject: '', kind: { type: '', source: '' }, disagreeing: [], hint: '', composer: undefined },
};

/**
 * True if the page shows an element that the user picked on a ticket. A closed ticket may have no reply box, and its
 * URL no id.
 */
export function hasTaughtTicket(
  document: Document,
  taught: TaughtProfile,
  onRoot?: (root: Node) => void,
): boolean {
  return (['email', 'order', 'column'] as const).some((field) => {
    const element = findTaught(document, taught[field], onRoot);
    return element !== undefined && isDrawn(element);
  });
}

/** Makes the function that marks the elements that are not part of the ticket. */
function createPlaceOf(
  document: Document,
  url: URL,
  {
    composer,
    foreign,
    isOurs,
  }: {
    composer: Element | undefined;
    foreign: ReadonlySet<Node>;
    isOurs: (element: Element) => boolean;
  },
): WalkOptions['placeOf'] {
  // Everything around the reply box is part of the ticket, whatever it looks like.
  const around = allAround(composer, createOutwards(new Map()));
  const isRow = createRowReader(url, composer);
  const isBelow = createBelowReader(composer);
  const panes = findOtherPanes(composer);
  return (element) => {
    if (isOurs(element) || element === composer) return 'nowhere';
    if (around.has(element)) return undefined;
    // The bar of a page in a frame. A ticket's own head may be such an element of the main page.
    const isBarInFrame = element.ownerDocument !== document && element.matches('body > header');
    if (isFurniture(element) || isBarInFrame || isTopBar(element) || isRailButton(element))
      return 'furniture';
    const isOthers =
      foreign.has(element) ||
      panes.has(element) ||
      isLinkAway(element, url) ||
      isRowOfLink(element, url) ||
      isOverlay(element) ||
      isRow(element) ||
      isBelow(element);
    return isOthers ? 'nowhere' : undefined;
  };
}

function isFurniture(element: Element): boolean {
  return element.matches(
    'nav, footer, [role="navigation"], [role="banner"], [role="search"], [role="menu"], [role="menubar"], [role="tablist"]',
  );
}

function isRailButton(element: Element): boolean {
  return element.matches('[aria-haspopup="menu"]') && isInRail(boxOf(element));
}

/** Addresses seen on earlier tickets of each document: an app draws one ticket after another into the same document. */
const memories = new WeakMap<Document, ReturnType<typeof createStandingAddresses>>();

function standingOn(document: Document): ReturnType<typeof createStandingAddresses> {
  const memory = memories.get(document) ?? createStandingAddresses();
  memories.set(document, memory);
  return memory;
}

/** Mail programs name their account in the tab's title. A buyer's address would stand on the page, too. */
function inTitleOnly(document: Document, lines: readonly PageLine[]): string[] {
  return addressesIn(document.title).filter((address) => !lines.some(({ text }) => text.includes(address)));
}

/** Limit per document; a shop has a few. */
const mostMailboxes = 20;
/** The mailboxes that the tickets of each document came into. The shop's signature may hold them on any ticket. */
const mailboxesOf = new WeakMap<Document, Set<string>>();

function rememberMailboxes(document: Document, found: readonly string[]): string[] {
  const known = mailboxesOf.get(document) ?? new Set();
  mailboxesOf.set(document, known);
  for (const mailbox of found) if (known.size < mostMailboxes) known.add(mailbox);
  return [...known];
}

/** The unlabelled addresses around the conversation, with their places. */
function placedAddresses(lines: readonly PageLine[], conversation: Conversation): PlacedAddress[] {
  return lines.flatMap((line) => {
    if (line.place !== 'ticket' || !line.text.includes('@') || conversation.has(line)) return [];
    return addressesIn(line.text).map((address) => ({ address, place: placeOfElement(line.element) }));
  });
}

/** The buyers' addresses in closed parts. They show when the buyer changes. */
function closedAddresses(facts: readonly string[]): PlacedAddress[] {
  return facts.flatMap((fact) =>
    addressesIn(fact).map((address) => ({ address, place: 'closed', isBuyers: true })),
  );
}

/** The lines of the ticket, with folded quotes at their places. */
function inOrder(all: readonly PageLine[], quotes: readonly PageLine[]): PageLine[] {
  const folded = new Set(quotes);
  return all.filter((line) => line.text !== '' && (line.place === 'ticket' || folded.has(line)));
}

/** `zamowienie_48213377.pdf (12 kB)`: a file's name, whose number comes from whoever named the file. */
function isFileName(text: string): boolean {
  // A sentence may end with one.
  if (/[,;.!?] /.test(text)) return false;
  return /^[^:@]{1,120}\.(?:pdf|png|jpe?g|gif|webp|heic|docx?|xlsx?|odt|zip|txt|csv|xml|eml|mp4|mov)(?: [(·-]*\s?[\d.,]+ ?[kKMG]?i?B\)?)?$/.test(
    text,
  );
}

/** A longer text (characters) in a cell is a message. */
const longestCell = 60;

/** `48213377` in the column `SKU` as `SKU: 48213377`: its header stands far from it. */
function withColumn({ text, element }: PageLine, headerOf: (element: Element) => string): string {
  const header = text.length <= longestCell ? headerOf(element) : '';
  return header === '' ? text : `${header}: ${text}`;
}

/** `Broken mug #4711` without the number that the ticket's URL has too: it is the ticket's own. */
function withoutOwnNumber(text: string, url: URL): string {
  return text.replace(/#?(?<![\p{L}\d_/-])\d{4,}(?![\p{L}\d_/-])/gu, (said) =>
    isNumberIn(url, said.replace('#', '')) ? '' : said,
  );
}

/** The app's name by its host: `app.responso.com` → `responso`. */
function brandOf({ hostname }: URL): string {
  return hostname.split('.').at(-2) ?? '';
}

/** Returns a function that is true for lines in a list of tickets. */
function inListOn(document: Document, url: URL): (line: PageLine) => boolean {
  const isInList = createListReader(document, url);
  return ({ element }) => isInList(element);
}

/**
 * `unreadable` for a page that shows a buyer's data but was not read as a ticket, or gave an empty one. Lists of
 * tickets and dashboards show data of many buyers, so they do not count.
 */
function hintOf(lines: readonly PageLine[], isTalk: boolean): 'unreadable' | '' {
  const seen = lines.filter(({ place }) => place !== 'shut');
  const isTold = seen.some(({ text }) => looksLikeKey.test(text));
  return isTold && isTalk ? 'unreadable' : '';
}

import { boxOf, type Box } from '@/lib/dom/box-of';
import { isPageLabel } from '@/lib/match/reading/page-label';
import { isState, typeOf } from './kind-words';
import { allAround, type Outwards } from './walk/outwards';
import { firmDomainOf } from './public-mail-domains';
import type { PageLine } from './walk/walk-page';

/** More than this is not an account but a list of people. */
const mostInOneBar = 3;
/** A rail of buttons at the window's edge is no wider (CSS pixels). */
const widestRail = 120;
/** A column of the app's own at the window's edge. */
const widestColumn = 360;
/** A line at the window's edge is no taller than a few lines of text. */
const tallestStrip = 100;
/** Of an address in a column's foot: this near to its end. */
const foot = 160;
const buttons = 'button, summary, [role="button"]';
const otherLandmarks = 'footer, [role="search"], [role="menu"], [role="menubar"], [role="tablist"]';
const localPart = /[\p{L}\d.!#$%&'*+_~-]{1,64}$/u;
const domainPart = /^[\p{L}\d.-]{3,130}[\p{L}\d]/u;
/** More in one text is a list. */
const mostAddresses = 50;

/** Words beside the one who is signed in, in the languages of the helpdesk; a buyer has a profile too. */
const accountWords =
  /(?<![\p{L}])(?:sign out|log ?out|sign off|signed in|logged in|my account|wyloguj|zalogowan[yae]|moje konto|sair|encerrar sess[aã]o|minha conta|conectad[oa])(?![\p{L}])/iu;

interface AgentPage {
  lines: readonly PageLine[];
  /** What the ticket is built around: its reply box, its subject, its messages. */
  core: readonly (Element | undefined)[];
  outwards: Outwards;
  /** What the app is called, and what its tab says. */
  names: readonly string[];
}

/**
 * The e-mail addresses of whoever is signed in. They stand in the app's own bars and menus; else in a part of the page
 * that holds nothing of the ticket: a line at the edge of the window or above a narrow page, or the foot of a column,
 * with the app's name or a way to sign out beside it. One that has a label is the buyer's.
 *
 * @returns as written, each once
 */
export function readAgentAddresses(page: AgentPage): string[] {
  const bars = new Map<Element, PageLine[]>();
  for (const line of page.lines) {
    if (line.place === 'furniture' && line.part) bars.set(line.part, [...(bars.get(line.part) ?? []), line]);
  }
  const inBars = [...bars].map(([bar, lines]) => {
    const said = piecesOf(lines);
    return lines.flatMap((line) => saidInBar(line, bar, said)).join(' ');
  });
  const core = new Set(page.core.flatMap((element) => [...allAround(element, page.outwards)]));
  const elsewhere = page.lines.filter((line) => line.text.includes('@') && isAccount(line, page, core));
  return pickAgentAddresses([...inBars, ...elsewhere.map(({ text }) => text)]);
}

/**
 * The addresses in texts that a bar, or all buttons of a navigation, say each: many in one are the buyers of a list,
 * also where each of its tickets is a button of its own.
 */
export function pickAgentAddresses(texts: readonly string[]): string[] {
  const said = texts.map((text) => addressesIn(text));
  return [...new Set(said.filter(({ length }) => length <= mostInOneBar).flat())];
}

/** Every address in a text, each once. Looks around each `@`, so that a text without end takes no longer than it must. */
export function addressesIn(text: string): string[] {
  const found = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0 && found.size < mostAddresses; at = text.indexOf('@', at + 1)) {
    const local = localPart.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const domain = domainPart.exec(text.slice(at + 1, at + 133))?.[0];
    if (local && domain) found.add(`${local}@${domain}`);
  }
  return [...found];
}

/** The addresses on a page that are of the domain of one of these, and no provider's: colleagues, and the shop's own. */
export function ownDomainAddresses(lines: readonly PageLine[], agents: readonly string[]): string[] {
  const domains = new Set(agents.map(firmDomainOf).filter((domain) => domain !== ''));
  if (domains.size === 0) return [];
  const all = lines.flatMap(({ text }) => (text.includes('@') ? addressesIn(text) : []));
  return [...new Set(all)].filter((address) => domains.has(firmDomainOf(address)));
}

/**
 * What a line of a bar says of who is signed in. A navigation may list tickets, of which the buttons are none; other
 * landmarks say it only beside a way to sign out.
 */
function saidInBar({ pieces }: PageLine, bar: Element, said: string): string[] {
  const isAsked = accountWords.test(said);
  if (bar.matches('nav, [role="navigation"]') && !isAsked)
    return pieces.filter(({ element }) => element.closest(buttons)).map(({ text }) => text);
  return isAsked || !bar.matches(otherLandmarks) ? pieces.map(({ text }) => text) : [];
}

function isAccount(line: PageLine, page: AgentPage, core: ReadonlySet<Element>): boolean {
  if (line.place === 'furniture' || line.pieces.some(({ text }) => isPageLabel(text))) return false;
  const region = outermostBeside(line.element, core, page.outwards);
  if (!region) return false;
  if (line.place === 'shut') return opensAccount(line, page);
  const said = textIn(region, page);
  const box = boxOf(region);
  const isAsked = accountWords.test(said);
  if (isRailBox(boxOf(line.element))) return true;
  if (isStrip(box, region)) {
    // The app's name stands first in its bar; elsewhere it may be where the ticket came from.
    const isNamed = page.names.some((name) => name !== '' && startsWith(said, name)) && !isOfTicket(said);
    return isAsked || isNamed || (isNarrow(box, region) && isAppName(line));
  }
  return isColumn(box, region) && (isAsked || (isInFoot(line, box) && isMenu(region)));
}

/** What all lines in a region say, also those in shadow roots. */
function textIn(region: Element, { lines, outwards }: AgentPage): string {
  return piecesOf(
    lines.filter(({ place, element }) => place !== 'shut' && allAround(element, outwards).has(region)),
  );
}

function piecesOf(lines: readonly PageLine[]): string {
  return lines.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(' ');
}

/** The largest element around a line that holds nothing of the ticket. */
function outermostBeside(
  element: Element,
  core: ReadonlySet<Element>,
  outwards: Outwards,
): Element | undefined {
  if (core.has(element) || core.size === 0) return undefined;
  let region = element;
  for (let around = outwards(region); around && !core.has(around); around = outwards(around)) region = around;
  return region;
}

/** At the upper or lower edge of the window, or with nothing above it but such lines. */
function isStrip({ top, bottom, height }: Box, { ownerDocument }: Element): boolean {
  const { clientHeight } = ownerDocument.documentElement;
  const isAtTop = top <= tallestStrip && top >= -4;
  return height > 0 && height <= tallestStrip && (isAtTop || bottom >= clientHeight - 4);
}

function isNarrow({ width }: Box, { ownerDocument }: Element): boolean {
  return width <= 0.8 * ownerDocument.documentElement.clientWidth;
}

/** `App – Anna Nowak – anna@shop.example`: a word, a name, an address. */
function isAppName({ text }: PageLine): boolean {
  const [app, name, address, ...more] = text.split(/\s[–—|·-]\s/).map((part) => part.trim());
  if (app === undefined || name === undefined || address === undefined || more.length > 0) return false;
  const isName = name.split(' ').every((word) => /^\p{Lu}./u.test(word));
  return /^\p{L}{2,20}$/u.test(app) && isName && /^[^\s@]+@\S+$/.test(address);
}

function isColumn({ left, right, width, height }: Box, { ownerDocument }: Element): boolean {
  const { clientWidth, clientHeight } = ownerDocument.documentElement;
  const isAtEdge = left <= 4 || right >= clientWidth - 4;
  return isAtEdge && width > 0 && width <= widestColumn && height >= clientHeight * 0.6;
}

function isInFoot({ element }: PageLine, column: Box): boolean {
  return boxOf(element).bottom >= column.bottom - foot;
}

/** A column of the app has ways to its other parts. */
function isMenu(region: Element): boolean {
  const ways = region.querySelectorAll('a[href]:not([href^="mailto:"]):not([href^="tel:"]), nav, button');
  return ways.length >= 3;
}

function isRailBox({ right, width }: Box): boolean {
  return width > 0 && width <= widestRail && right <= widestRail;
}

/** True for what is drawn in the rail at the window's left edge; what is not drawn stands nowhere. */
export function isInRail({ right, width }: Pick<DOMRect, 'right' | 'width'>): boolean {
  return width > 0 && right <= widestRail;
}

/** A closed menu under the name of whoever is signed in, with a way to sign out in it. */
function opensAccount({ part }: PageLine, { lines }: AgentPage): boolean {
  return accountWords.test(piecesOf(lines.filter((line) => line.part === part)));
}

function startsWith(text: string, name: string): boolean {
  const [first = ''] = text
    .trim()
    .toLowerCase()
    .split(/[^\p{L}\d]+/u);
  return first === name.toLowerCase();
}

/** A ticket's own head says its type or status. */
function isOfTicket(text: string): boolean {
  return text.split(/\s[–—|·-]\s|[,;()]/).some((part) => isState(part) || typeOf(part) !== undefined);
}

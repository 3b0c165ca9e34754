import { boxOf, type Box } from '@/lib/dom/box-of';
import { agentLabel } from './authors/shop-lines';
import { isRobot } from './authors/shop-names';
import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import { isPageLabel } from '@/lib/match/reading/page-label';
import { isState, typeOf } from './kind-words';
import { addressesIn } from './walk/addresses-in';
import { allAround, type Outwards } from './walk/outwards';
import { firmDomainOf } from '@/lib/match/keys/firm-domain-of';
import type { PageLine } from './walk/walk-page';

/** More addresses than this in one bar are a list of people, not an account. */
const mostInOneBar = 3;
/** A rail of buttons at the window's edge is no wider than this (CSS pixels). */
const widestRail = 120;
/** A column of the app at the window's edge is no wider than this (CSS pixels). */
const widestColumn = 360;
/** A strip at the window's edge is no taller than a few lines of text (CSS pixels). */
const tallestStrip = 100;
/** The foot of a column: so many CSS pixels above its end. */
const foot = 160;
const buttons = 'button, summary, [role="button"]';
const otherLandmarks = 'footer, [role="search"], [role="menu"], [role="menubar"], [role="tablist"]';

/**
 * Words that stand beside the signed-in user, in the languages of the helpdesk. "Profile" is not one: a buyer has one
 * too.
 */
const accountWords =
  /(?<![\p{L}])(?:sign out|log ?out|sign off|signed in|logged in|my account|wyloguj|zalogowan[yae]|moje konto|sair|encerrar sess[aã]o|minha conta|conectad[oa])(?![\p{L}])/iu;

const watcherLabel =
  /^(?:watchers?|followers?|obserwuj[aą]c[ya]|obserwator(?:zy)?|seguidor(?:es)?|observador(?:es)?|beobachter|sledující)\s*:?$/i;

interface AgentPage {
  lines: readonly PageLine[];
  /** The core of the ticket: its reply box, its subject, its messages. */
  core: readonly (Element | undefined)[];
  outwards: Outwards;
  /** The app's name and the parts of the tab's title. */
  names: readonly string[];
}

/**
 * Reads the e-mail addresses of the signed-in agent. They stand in the app's bars and menus, or in a part of the page
 * that holds nothing of the ticket: a strip at the edge of the window or above a narrow page, or the foot of a column,
 * with the app's name or a sign-out button beside it. A labelled address is the buyer's.
 *
 * @returns the addresses as written, each once
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
  const assigned = [...labelledBy(agentLabel, page), ...watchersOn(page)];
  return pickAgentAddresses([...inBars, ...[...elsewhere, ...assigned].map(({ text }) => text)]);
}

/** The lines that a label marks: `Assignee: Tim Ford (tim@shop.example)`, or the line below such a label. */
function labelledBy(label: RegExp, { lines, core, outwards }: AgentPage): PageLine[] {
  return lines.flatMap((line, at) => {
    if (label.test(line.pieces[0]?.text.trim() ?? '') && line.text.includes('@')) return [line];
    const next = lines[at + 1];
    const isAlone = label.test(line.text);
    const value = isAlone ? next : label.test(/^[^:@]{1,40}:/.exec(line.text)?.[0] ?? '') ? line : undefined;
    if (!value?.text.includes('@') || value.place !== line.place || isLongAsSentence(value.text)) return [];
    // A buyer may write such a word too.
    const around = allAround(line.element, outwards);
    return core.some((part) => part && around.has(part)) ? [] : [value];
  });
}

/** The lines of agents who watch the ticket. A buyer's colleague may watch it too, and has the buyer's domain. */
function watchersOn(page: AgentPage): PageLine[] {
  const watchers = labelledBy(watcherLabel, page);
  if (watchers.length === 0) return [];
  const own = [...watchers, ...labelledBy(agentLabel, page)];
  const others = page.lines.filter((line) => !own.includes(line)).flatMap(({ text }) => addressesIn(text));
  const domains = new Set(['', ...others.map(firmDomainOf)]);
  if (others.length === 0) return [];
  return watchers.filter(({ text }) => addressesIn(text).every((each) => !domains.has(firmDomainOf(each))));
}

/**
 * Picks the agent's addresses from the text of each bar, or of all buttons of a navigation. Many addresses in one text
 * are a list of buyers, also if each ticket of the list is a button of its own.
 */
export function pickAgentAddresses(texts: readonly string[]): string[] {
  const said = texts.map((text) => addressesIn(text));
  return [...new Set(said.filter(({ length }) => length <= mostInOneBar).flat())];
}

/**
 * The addresses on the page with the same firm domain as an agent's: colleagues, and the shop's own addresses. A robot's
 * domain is often that of a platform.
 */
export function ownDomainAddresses(lines: readonly PageLine[], agents: readonly string[]): string[] {
  const people = agents.filter((address) => !isRobot(address));
  const domains = new Set(people.map(firmDomainOf).filter((domain) => domain !== ''));
  if (domains.size === 0) return [];
  const all = lines.flatMap(({ text }) => (text.includes('@') ? addressesIn(text) : []));
  return [...new Set(all)].filter((address) => domains.has(firmDomainOf(address)));
}

/**
 * The texts of a bar's line that may name the signed-in agent. A navigation may list tickets, which are links and not
 * buttons, so only its buttons count. Other landmarks count only beside a sign-out button.
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
  const box = boxOf(region);
  if (isRailBox(box) && isTall(box, region)) return true;
  if (isStrip(box, region)) {
    const said = textIn(region, page);
    // The app's name stands first in the app's bar. At another place it may be the ticket's source.
    const isNamed = page.names.some((name) => name !== '' && startsWith(said, name)) && !isOfTicket(said);
    return accountWords.test(said) || isNamed || (isNarrow(box, region) && isAppName(line));
  }
  if (!isColumn(box, region)) return false;
  return accountWords.test(textIn(region, page)) || (isInFoot(line, box) && isMenu(region));
}

/** The text of all lines in a region, also of those in shadow roots. */
function textIn(region: Element, { lines, outwards }: AgentPage): string {
  return piecesOf(
    lines.filter(({ place, element }) => place !== 'shut' && allAround(element, outwards).has(region)),
  );
}

function piecesOf(lines: readonly PageLine[]): string {
  return lines.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(' ');
}

/** The largest element around a line that holds nothing of the ticket's core. */
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

/** True for a low box near the top or at the bottom edge of the window. */
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

function isColumn(box: Box, region: Element): boolean {
  const isAtEdge = box.left <= 4 || box.right >= region.ownerDocument.documentElement.clientWidth - 4;
  return isAtEdge && box.width > 0 && box.width <= widestColumn && isTall(box, region);
}

function isTall({ height }: Box, { ownerDocument }: Element): boolean {
  return height >= ownerDocument.documentElement.clientHeight * 0.6;
}

function isInFoot({ element }: PageLine, column: Box): boolean {
  return boxOf(element).bottom >= column.bottom - foot;
}

/** True for a column of the app: it has links or buttons to other parts of the app. */
function isMenu(region: Element): boolean {
  const ways = region.querySelectorAll('a[href]:not([href^="mailto:"]):not([href^="tel:"]), nav, button');
  return ways.length >= 3;
}

function isRailBox({ right, width }: Box): boolean {
  return width > 0 && width <= widestRail && right <= widestRail;
}

/** True for an element drawn in the rail at the window's left edge. One that is not drawn has no place. */
export function isInRail({ right, width }: Pick<DOMRect, 'right' | 'width'>): boolean {
  return width > 0 && right <= widestRail;
}

/** True if the closed part around the line also holds a sign-out button: it is the account menu. */
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

/** True for a ticket's head, which shows the type or status. */
function isOfTicket(text: string): boolean {
  return text.split(/\s[–—|·-]\s|[,;()]/).some((part) => isState(part) || typeOf(part) !== undefined);
}

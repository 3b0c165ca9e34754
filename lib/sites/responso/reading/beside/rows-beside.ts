import { labelRole } from '@/lib/match/reading/page-label';
import { boxOf } from '@/lib/dom/box-of';
import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import { personName } from '@/lib/sites/responso/reading/authors/requester';
import { childShape } from './child-shape';
import { isUnder } from './is-under';
import { isAlike } from './is-alike';
import { allAround, type Outwards } from '@/lib/sites/responso/reading/walk/outwards';
import type { PageLine } from '@/lib/sites/responso/reading/walk/walk-page';

/** A row of a list has at most so many lines. A card of the ticket's details has more. */
const mostLinesInRow = 8;
/** A tab, and a row of a table above the ticket, is at most this tall (CSS pixels). */
const tallestTab = 64;
/** A shorter text (characters) may stand on any ticket. */
const shortestRepeated = 5;
const shortestPreview = 8;
/** So much may stand behind or before a subject in a row: a name, a number. */
const longestBehind = 80;
/** So many names of people, each with a time, are a list of tickets. */
const fewestPeople = 3;
const longestInitials = 2;
/** A text that stands in more places is looked for in these alone. */
const mostPlaces = 20;
const cutOff = /(?:…|\.{3})\s*$/;
/** Before the beginning of the shop's own message stands in a row who wrote it. */
const byUs = /^(?:Ty|Ja|You|Me|Du|Ich|Você|Eu|Vy|Já): /;
const time = /\d:\d\d|(?<!\d)\d{1,2} ?(?:min|h|d)(?!\p{L})|\p{L} (?:ago|temu)$/u;

/** A row: an element and its lines. */
type Row = readonly [Element, readonly PageLine[]];
type Rows = ReadonlyMap<Element, readonly PageLine[]>;

/**
 * Leaves out the rows of other tickets that no link and no cursor tells: they are built like a row that repeats this
 * ticket, by its subject, by the beginning of a message or by its buyer's name. Rows stand in a column of their own, are
 * a strip of tabs, or are rows of a table above the ticket. In a column, rows of several people with times are tickets
 * too.
 *
 * @param core the ticket's reply box, else its title
 */
export function withoutRowsBeside(
  lines: readonly PageLine[],
  { core, subject, outwards }: { core: Element | undefined; subject: string; outwards: Outwards },
): readonly PageLine[] {
  if (!core) return lines;
  const title = plain(subject);
  const isTitled = (said: readonly PageLine[]) =>
    title.length >= shortestRepeated && textsOf(said).some((text) => isTitle(withoutClose(text), title));
  const isOtherTitle = (line: PageLine, rows: Rows) =>
    line.place === 'ticket' && plain(line.text) === title && !isIn(line, rows);
  const isPreview = createPreviewReader(lines, core);
  const findElsewhere = createFinder(lines);
  const others = new Set<PageLine>();
  for (const all of rowsByHolder(lines, allAround(core, outwards), outwards)) {
    const rows = [...all].filter(([, said]) => said.length <= mostLinesInRow);
    const [first] = rows;
    if (!first || rows.length < 2) continue;
    const isColumn = isAside(first[0], core);
    const open =
      rows.find(
        ([row, said]) =>
          (isTitled(said) && (isColumn || isAside(row, core) || isTab(row, said, core))) ||
          (isColumn && isPreview(said, all)),
      ) ?? (isColumn ? findNamed(rows, findElsewhere(all)) : undefined);
    if (!open && !isColumn) continue;
    const model = (open ?? first)[0];
    const likely = rows.filter(([row]) => isAlike(row, model));
    // Some rows of a list may hold something more.
    const isMost = isColumn && likely.length > 2 && likely.length * 2 > rows.length;
    const alike = isMost ? rows.filter(([row]) => row.tagName === model.tagName) : likely;
    // A title beside a fact is the ticket's head, unless it stands once more below.
    const areTabs = () => looksLikeTabs(alike) && lines.some((line) => isOtherTitle(line, all));
    if (open ? isList(alike) || areTabs() : isOfPeople(alike))
      for (const [, said] of alike) for (const line of said) others.add(line);
  }
  return others.size === 0 ? lines : lines.filter((line) => !others.has(line));
}

/** The lines of each element that does not hold the ticket's core, and of those around it, by their children. */
function rowsByHolder(
  lines: readonly PageLine[],
  borders: ReadonlySet<Element>,
  outwards: Outwards,
): Iterable<Rows> {
  const holders = new Map<Element, Map<Element, PageLine[]>>();
  for (const line of lines) {
    if (line.place !== 'ticket' || borders.has(line.element)) continue;
    let row = line.element;
    for (let holder = outwards(row); holder; holder = outwards(holder)) {
      const rows = holders.get(holder) ?? new Map<Element, PageLine[]>();
      const said = rows.get(row) ?? [];
      // One line more shows that the element is no row.
      if (said.length <= mostLinesInRow) said.push(line);
      rows.set(row, said);
      holders.set(holder, rows);
      if (borders.has(holder)) break;
      row = holder;
    }
  }
  return holders.values();
}

/** Most rows have a few words, none begins with the label of a field. Two rows are built of the same elements. */
function isList(all: readonly Row[]): boolean {
  // A button at the end of a list adds to it.
  const rows = all.filter(([, said]) => !/^(?:\+|\P{L}{0,3}$)/u.test(textsOf(said).join(' ')));
  const texts = rows.map(namesFirst);
  const telling = texts.filter(isTelling);
  if (
    rows.length < 2 ||
    (telling.length * 2 <= rows.length && !rows.every(([row]) => row.matches('[role="tab"]'))) ||
    texts.some(([first = '']) => labelRole(first.replace(/:.*/s, '')) !== undefined)
  )
    return false;
  const shapes = new Set(rows.map(([row]) => childShape(row)));
  return rows.length > 2 || shapes.size === 1;
}

/** True for a few words, and for an address with something beside it. */
function isTelling(said: readonly string[]): boolean {
  return (
    said.join(' ').split(/\s+/).length >= 3 || (said.length > 1 && said.some((text) => text.includes('@')))
  );
}

/** True for rows in a column of which most begin with a name of their own and have a time. */
function isOfPeople(rows: readonly Row[]): boolean {
  if (rows.length < fewestPeople) return false;
  const texts = rows.map(([, said]) => textsOf(said));
  const timed = texts.filter(
    ([name = '', ...rest]) => personName.test(name) && rest.some((text) => time.test(text)),
  );
  const names = new Set(timed.map(([name]) => name));
  return timed.length * 2 > rows.length && names.size >= fewestPeople && isList(rows);
}

/** Returns a function that tells which texts of the ticket also stand outside of rows. */
function createFinder(lines: readonly PageLine[]): (rows: Rows) => (text: string) => boolean {
  let byText: Map<string, PageLine[]> | undefined;
  const sortTexts = () => {
    const sorted = new Map<string, PageLine[]>();
    for (const line of lines.filter(({ place }) => place === 'ticket'))
      for (const text of textsOf([line])) {
        const same = sorted.get(text) ?? [];
        if (same.length < mostPlaces) same.push(line);
        sorted.set(text, same);
      }
    return sorted;
  };
  return (rows) => {
    let own: Set<PageLine> | undefined;
    return (text) => {
      byText ??= sortTexts();
      own ??= new Set([...rows.values()].flat());
      const inRows = own;
      return byText.get(text)?.some((line) => !inRows.has(line)) === true;
    };
  };
}

/** The texts of a row without the initials of a person in a circle: they are no name. */
function namesFirst([, said]: Row): string[] {
  const texts = textsOf(said);
  const first = texts.findIndex(({ length }) => length > longestInitials);
  return first < 0 ? texts : texts.slice(first);
}

/**
 * The row of a list of people whose name stands elsewhere on the page: the buyer's. The rows of the others say something
 * behind a name of their own.
 */
function findNamed(rows: readonly Row[], saysElsewhere: (name: string) => boolean): Row | undefined {
  if (rows.length < fewestPeople) return undefined;
  const named = rows.filter((row) => saysElsewhere(namesFirst(row)[0] ?? ''));
  const texts = rows.filter((row) => !named.includes(row)).map(namesFirst);
  const telling = texts.filter((text) => text.length > 1 && isTelling(text));
  const names = new Set(telling.map(([name]) => name));
  const areOthers = names.size > 1 && telling.length * 2 > texts.length && texts.length > named.length;
  // A name with an address is the buyer's own card.
  return areOthers ? named.find(([, said]) => !textsOf(said).join().includes('@')) : undefined;
}

/** True for the subject, also cut off or with more behind it. A message that begins with it is longer. */
function isTitle(written: string, title: string): boolean {
  if (cutOff.test(written) && plain(written).length >= shortestPreview)
    return title.startsWith(plain(written));
  if (written.length < title.length || written.length > title.length + longestBehind) return false;
  const text = plain(written);
  const isBehind = title.includes(' ') && text.endsWith(` ${title}`);
  return text === title || text.startsWith(`${title} `) || isBehind;
}

/** Returns a function that is true for a row with the beginning of one of the ticket's messages. */
function createPreviewReader(
  lines: readonly PageLine[],
  core: Element,
): (row: readonly PageLine[], rows: Rows) => boolean {
  let told: { line: PageLine; text: string }[] | undefined;
  const readTold = () =>
    lines
      .filter(({ place, element }) => place === 'ticket' && isUnder(element, core))
      .map((line) => ({ line, text: plain(line.text) }));
  return (row, rows) =>
    textsOf(row).some((written, at) => {
      // A name has only words with capital letters, and stands first.
      if (at === 0 || written.length < shortestPreview || !/\s\p{Ll}/u.test(written)) return false;
      const text = plain(written.replace(byUs, ''));
      told ??= readTold();
      return told.some((each) => each.text.includes(text) && !isIn(each.line, rows));
    });
}

function isIn(line: PageLine, rows: Rows): boolean {
  return [...rows.values()].some((said) => said.includes(line));
}

/** True for buttons, for elements that say so, and for boxes of one width, side by side. */
function looksLikeTabs(rows: readonly Row[]): boolean {
  const boxes = rows.map(([row]) => boxOf(row));
  const [first] = boxes;
  if (!first || rows.length < 2) return false;
  const isRow = boxes.every(({ top, height }) => top === first.top && height <= tallestTab);
  const isAlikeWide = boxes.every(({ width }) => Math.abs(width - first.width) < 1);
  return (
    isRow && (isAlikeWide || rows.every(([row]) => row.matches('button, [role="button"], [class*="tab" i]')))
  );
}

/** The texts of a row, each element's own. */
function textsOf(said: readonly PageLine[]): string[] {
  return said
    .flatMap(({ pieces }) => pieces.filter(({ isUnwritten }) => !isUnwritten).map(({ text }) => text.trim()))
    .filter(Boolean);
}

/** The text of a tab without the sign that closes it. */
function withoutClose(text: string): string {
  return text.replace(/ ?[✕✖×⨯]$/, '');
}

function plain(text: string): string {
  return text.replace(cutOff, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** True for a low box without a sentence: a tab beside another one, or a row of a table above the core. */
function isTab(row: Element, said: readonly PageLine[], core: Element): boolean {
  const box = boxOf(row);
  if (box.height === 0 || box.height > tallestTab || said.some(({ text }) => isLongAsSentence(text)))
    return false;
  const isBeside = (other: Element | null) => {
    const { left, right, top } = other ? boxOf(other) : box;
    return Math.abs(top - box.top) < 4 && (left >= box.right - 1 || right <= box.left + 1);
  };
  const isInTable = row.matches('tr, li, [role="row"], [role="option"]') && box.bottom <= boxOf(core).top;
  return (
    (isInTable && textsOf(said).length > 2) ||
    isBeside(row.previousElementSibling) ||
    isBeside(row.nextElementSibling)
  );
}

/** True for a drawn element left or right of the ticket's core. */
function isAside(element: Element, core: Element): boolean {
  const { width, height } = boxOf(element);
  return width > 0 && height > 0 && !isUnder(element, core);
}

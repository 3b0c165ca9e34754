import { boxOf, type Box } from '@/lib/dom/box-of';
import { isPageLabel, pageLabelOf } from '@/lib/match/reading/page-label';
import type { Subject } from './find-subject';
import { isAlike } from './ticket-rows';
import { allAround, type Outwards } from './walk/outwards';
import type { PageLine } from './walk/walk-page';

/** A row of a list has at most so many lines. A card of the ticket's details has more. */
const mostLinesInRow = 8;
/** A strip of tabs is at most this tall (CSS pixels). */
const tallestTab = 64;
/** A shorter text (characters) may stand on any ticket. */
const shortestRepeated = 5;
const shortestPreview = 8;

/**
 * Leaves out the rows of other tickets that no link and no cursor tells: they are built like a row that repeats this
 * ticket, by its subject or by the beginning of a message. Rows stand in a column of their own, or are a strip of tabs
 * above the ticket.
 */
export function withoutRowsBeside(
  lines: readonly PageLine[],
  { composer, subject, outwards }: { composer: Element | undefined; subject: Subject; outwards: Outwards },
): PageLine[] {
  const core = composer ?? subject.element;
  if (!core) return [...lines];
  const borders = allAround(core, outwards);
  const coreBox = boxOf(core);
  const own = lines.filter(({ place, element }) => place === 'ticket' && !isAside(boxOf(element), coreBox));
  const isRepeated = createRepeatReader(subject, own);
  const others = new Set<PageLine>();
  for (const [, rows] of rowsByHolder(lines, borders, outwards)) {
    const open = [...rows].find(
      ([row, said]) => isRow(said) && isPlaced(row, rows, coreBox) && isRepeated(said, rows),
    );
    if (!open) continue;
    const alike = [...rows].filter(([row, said]) => isRow(said) && isAlike(row, open[0]));
    if (isList(alike)) for (const [, said] of alike) for (const line of said) others.add(line);
  }
  return lines.filter((line) => !others.has(line));
}

type Rows = Map<Element, PageLine[]>;

/** The lines in each child of each element that does not hold the ticket's core, and in each child of those that do. */
function rowsByHolder(
  lines: readonly PageLine[],
  borders: ReadonlySet<Element>,
  outwards: Outwards,
): Map<Element, Rows> {
  const holders = new Map<Element, Rows>();
  for (const line of lines) {
    if (line.place !== 'ticket' || borders.has(line.element)) continue;
    let row = line.element;
    for (let holder = outwards(row); holder; holder = outwards(holder)) {
      const rows: Rows = holders.get(holder) ?? new Map<Element, PageLine[]>();
      holders.set(holder, rows.set(row, [...(rows.get(row) ?? []), line]));
      if (borders.has(holder)) break;
      row = holder;
    }
  }
  return holders;
}

/** Most rows have a few words, none begins with the label of a field. Two rows are built of the same elements. */
function isList(rows: readonly (readonly [Element, readonly PageLine[]])[]): boolean {
  const texts = rows.map(([, said]) => textsOf(said));
  const telling = texts.filter((said) => said.join(' ').split(/\s+/).length >= 3);
  if (rows.length < 2 || telling.length * 2 <= rows.length || texts.some(([first]) => isField(first)))
    return false;
  const shapes = new Set(rows.map(([row]) => [...row.children].map(({ localName }) => localName).join()));
  return rows.length > 2 || shapes.size === 1;
}

/** `E-mail`, `Telefon: 600…`. A ticket's subject may be the name of a document, `Invoice`. */
function isField(text = ''): boolean {
  const label = /^[^:]{2,30}:(?=\s|$)/.exec(text)?.[0];
  const said = label ?? text;
  return (
    isPageLabel(said) &&
    (label !== undefined || /^(?:email|phone|login)$/.test(pageLabelOf(said.split(/\s/)[0] ?? '') ?? ''))
  );
}

function isRow(said: readonly PageLine[]): boolean {
  return said.length <= mostLinesInRow;
}

/** Returns a function that is true for a row with the ticket's subject, or with the beginning of one of its messages. */
function createRepeatReader(
  subject: Subject,
  own: readonly PageLine[],
): (row: readonly PageLine[], rows: Rows) => boolean {
  const title = plain(subject.text);
  const told = own.map((line) => ({ line, text: plain(line.text) }));
  return (row, rows) => {
    const inRows = new Set([...rows.values()].flat());
    return textsOf(row).some((written, at) => {
      const text = plain(written);
      if (title.length >= shortestRepeated && (text === title || text.startsWith(`${title} `))) return true;
      // A name has only words with capital letters, and stands first.
      const isPreview = at > 0 && text.length >= shortestPreview && /\s\p{Ll}/u.test(written);
      return isPreview && told.some((each) => !inRows.has(each.line) && each.text.includes(text));
    });
  };
}

/** The texts of a row, each element's own. */
function textsOf(said: readonly PageLine[]): string[] {
  return said
    .flatMap(({ pieces }) => pieces.filter(({ isUnwritten }) => !isUnwritten).map(({ text }) => text.trim()))
    .filter(Boolean);
}

function plain(text: string): string {
  return text
    .replace(/(?:…|\.{3})\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** True for a row in a column of its own, and for a tab: a low box beside another one. */
function isPlaced(row: Element, rows: Rows, core: Box): boolean {
  const box = boxOf(row);
  if (box.width === 0 || box.height === 0) return false;
  if (isAside(box, core)) return true;
  const isBeside = ({ left, right, top }: Box) =>
    Math.abs(top - box.top) < 4 && (left >= box.right - 1 || right <= box.left + 1);
  return box.height <= tallestTab && [...rows.keys()].some((other) => isBeside(boxOf(other)));
}

/** True for a box left or right of the ticket's core. */
function isAside(box: Box, core: Box): boolean {
  const shared = Math.min(core.right, box.right) - Math.max(core.left, box.left);
  return shared < Math.min(box.width, core.width) / 2;
}

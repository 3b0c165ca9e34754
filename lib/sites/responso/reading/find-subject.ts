import { isSubjectLabel } from './walk/subject-label';
import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import { isPageLabel } from '@/lib/match/reading/page-label';
import { personName } from './authors/requester';
import { foreignKind } from './beside/foreign-title';
import { titleParts } from './title-parts';
import { boxOf } from '@/lib/dom/box-of';
import type { PageLine, Piece } from './walk/walk-page';

/** Only so many lines are checked: the title stands near the top of the page. */
const mostLooked = 1_500;
const furniture =
  'nav, footer, aside, [role="navigation"], [role="banner"], [role="complementary"], blockquote';
const headings = 'h1, h2, h3, h4, [role="heading"]';
/** A text smaller than this part of the largest text is no title, even if the tab's title contains it. */
const smallestNamed = 0.7;
/** `Ticket #710003`, `#710003`, `Zgłoszenie nr 12`: a title that is only the ticket's number. */
const ownName = /^(?:\p{L}+\.? )?(?:nr|no|id|n[ºo°])?[.:]? ?[#№]? ?[a-z]{0,4}-?\d[\d-]*$/iu;

/** The title of a ticket. */
export interface Subject {
  text: string;
  /** The lines that hold the title. It may also stand in a tab of the page. */
  lines: ReadonlySet<PageLine>;
  /** The pieces of those lines that are the subject; a chip may stand beside it. */
  pieces: ReadonlySet<Piece>;
  /** The element that holds the subject. */
  element: Element | undefined;
  /** Font size in CSS pixels. */
  size: number;
}

interface Candidate {
  line: PageLine;
  pieces: Piece[];
  text: string;
  size: number;
}

/**
 * Finds the ticket's title: the text that the tab's title repeats, else the largest text, because nothing else marks it
 * on an unknown page. Ignores bars, side columns and texts that are only the ticket's number.
 *
 * @param title the document's title
 * @param brand the app's name
 */
export function findSubject(
  lines: readonly PageLine[],
  { composer, title, brand }: { composer: Element | undefined; title: string; brand: string },
): Subject {
  const all = candidatesIn(lines, brand).filter((each, at, every) => !isKindAbove(each, every[at + 1]));
  const inColumn = all.filter(({ line }) => !isBeside(line.element, composer));
  const candidates = inColumn.length > 0 ? inColumn : all;
  const largest = Math.max(0, ...candidates.map(({ size }) => size));
  const first = candidates.find(({ size }) => size === largest);
  const named = new Set(titleParts(title).map(plain));
  const sentenceAt = firstSentence(candidates);
  // Below the first sentence of a letter, the tab's title may name the firm in a signature.
  const isOfLetter = ({ line, size }: Candidate, at: number) =>
    at > sentenceAt && size <= (candidates[sentenceAt]?.size ?? 0) && !isHeading(line);
  // A list beside the ticket may repeat it in smaller letters.
  const [repeated] = candidates
    .filter(
      (each, at) =>
        each.size >= largest * smallestNamed && isNamed(each.text, named, title) && !isOfLetter(each, at),
    )
    .toSorted(
      (one, other) =>
        Number(isBesideTitle(one.text, title)) - Number(isBesideTitle(other.text, title)) ||
        placeIn(title, one.text) - placeIn(title, other.text) ||
        other.size - one.size,
    );
  const labelled = findLabelled(lines, all);
  const found =
    repeated ??
    (labelled && isNamed(withoutLabel(labelled.text), named, title) ? labelled : undefined) ??
    all.find(({ line, text }) => isHeading(line) && isNamed(text, named, title)) ??
    (isTelling(largest, candidates) ? first : candidates.find(({ line }) => isHeading(line))) ??
    labelled ??
    findBold(candidates) ??
    (candidates.some(({ size }) => size < largest) ? first : undefined);
  if (!found) return { text: '', lines: new Set(), pieces: new Set(), element: undefined, size: 0 };
  const same = lines.filter(({ text }) => plain(text) === plain(found.text));
  return {
    text: withoutLabel(found.text)
      .replace(/^#\d{3,}\s*[:·–-]\s*/, '')
      .slice(0, 300),
    lines: new Set([found.line, ...same]),
    pieces: new Set(found.pieces),
    element: found.line.element,
    size: found.size,
  };
}

/** True for the kind of a ticket above its title, in the same heading: `Case`, `Broken mug`. */
function isKindAbove({ text, line }: Candidate, next: Candidate | undefined): boolean {
  if (!/^\p{L}+$/u.test(text)) return false;
  const around = line.element.closest(headings);
  return around !== null && next?.line.element.closest(headings) === around;
}

/** True for what a tab names beside the subject: the requester, and the app or its project at the end. */
function isBesideTitle(text: string, title: string): boolean {
  const parts = titleParts(title).map(plain);
  return personName.test(text) || (parts.length > 1 && parts.at(-1) === plain(text));
}

/** Where the tab's title names a text. The subject comes before the project and the app. */
function placeIn(title: string, text: string): number {
  return plain(title).indexOf(plain(text));
}

/** The place of the first sentence; after all candidates if there is none. */
function firstSentence(candidates: readonly Candidate[]): number {
  const at = candidates.findIndex(({ text }) => isLongAsSentence(text));
  return at < 0 ? candidates.length : at;
}

function isHeading({ element }: PageLine): boolean {
  return element.closest(headings) !== null;
}

/** True for the size of few texts: if most are as large, it is the size of the page's texts. */
function isTelling(largest: number, candidates: readonly Candidate[]): boolean {
  return candidates.filter(({ size }) => size === largest).length * 2 <= candidates.length;
}

/** The first bold text above all sentences. It is no name, so it has a word without a capital letter. */
function findBold(candidates: readonly Candidate[]): Candidate | undefined {
  const head = candidates.slice(0, firstSentence(candidates) + 1);
  return head
    .map((each) => {
      const pieces = each.pieces.filter(({ element }) => isBold(element));
      return { ...each, pieces, text: pieces.map(({ text }) => text.trim()).join(' ') };
    })
    .find(({ text }) => /\s\p{Ll}/u.test(text) && !isPageLabel(text));
}

function isBold(element: Element): boolean {
  return Number(element.ownerDocument.defaultView?.getComputedStyle(element).fontWeight) >= 600;
}

/** The first text with a label for the subject, which stands before it or on the line before. */
function findLabelled(lines: readonly PageLine[], candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find(({ line, text }) => {
    if (isSubjectLabel(text)) return false;
    if (withoutLabel(text) !== text) return true;
    const before = lines[lines.indexOf(line) - 1];
    return before !== undefined && isSubjectLabel(before.text);
  });
}

/** `Subject: Broken mug` → `Broken mug` */
function withoutLabel(text: string): string {
  const at = text.indexOf(':');
  const rest = text.slice(at + 1).trim();
  return at > 0 && rest !== '' && isSubjectLabel(text.slice(0, at)) ? rest : text;
}

function candidatesIn(lines: readonly PageLine[], brand: string): Candidate[] {
  return lines.slice(0, mostLooked).flatMap((line) => {
    const { place, text, element } = line;
    if (place !== 'ticket' || text.length < 3 || text.length > 400 || element.closest(furniture)) return [];
    const view = element.ownerDocument.defaultView;
    if (!view) return [];
    const sized = line.pieces
      .filter((piece) => isOfTitle(piece, line))
      .map((piece) => ({ piece, size: parseFloat(view.getComputedStyle(piece.element).fontSize) }));
    const size = Math.max(0, ...sized.map((each) => each.size));
    const pieces = sized.filter((each) => each.size === size).map(({ piece }) => piece);
    const written = pieces
      .map((piece) => piece.text)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    const isTitle = written.length >= 3 && written.length <= 300 && /\p{L}/u.test(written);
    const isOther = ownName.test(written) || foreignKind(written) !== undefined || isSubjectLabel(written);
    if (!(size > 0) || !isTitle || isOther || plain(written) === plain(brand)) return [];
    return [{ line, pieces, text: written, size }];
  });
}

/** False for what stands beside a title: an icon, a chip, the label of a field. */
function isOfTitle(piece: Piece, { element, pieces }: PageLine): boolean {
  const isLabel = pieces.length > 1 && isSubjectLabel(piece.text);
  return !piece.isUnwritten && !piece.isStale && !isLabel && !isChip(piece.element, element);
}

/** True for a chip inside a line: it has a background or a border of its own. So has a field, which is none. */
function isChip(element: Element, block: Element): boolean {
  if (element === block || element.localName === 'input') return false;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style) return false;
  const hasGround = !/^(?:transparent|rgba\(\d+, \d+, \d+, 0\))$/.test(style.backgroundColor);
  return hasGround || parseFloat(style.borderTopWidth) > 0;
}

/** True if the tab's title names the text: `Gdzie paczka? – Responso`, `#7100 Gdzie paczka? - Responso`. */
function isNamed(text: string, named: ReadonlySet<string>, title: string): boolean {
  const words = plain(text);
  if (words.length < 4) return false;
  // A single word may be what the app calls its tickets: `Zgłoszenie 12`.
  return named.has(words) || (words.length >= 8 && words.includes(' ') && plain(title).includes(words));
}

/** True if the element stands in a column of its own, left or right of the reply box. */
function isBeside(element: Element, composer: Element | undefined): boolean {
  if (!composer || element.ownerDocument !== composer.ownerDocument) return false;
  const box = boxOf(element);
  const reply = boxOf(composer);
  return box.width > 0 && (box.left >= reply.right - 8 || box.right <= reply.left + 8);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\(\d+\) |^#\d+\s*[:·–-]?\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

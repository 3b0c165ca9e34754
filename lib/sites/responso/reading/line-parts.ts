import { withoutTail } from '@/lib/text/without-tail';
import type { TicketType } from '@/lib/model/ticket-kind';
import { channelOf, isSourceLabel, isState, isTypeLabel, typeOf } from './kind-words';
import type { PageLine, Piece } from './walk/walk-page';

/** A part of a line between two separators. */
export interface Part {
  text: string;
  element: Element;
  piece: Piece;
  /** Where it stands in the text of its piece. */
  start: number;
  end: number;
  /** What stands between it and the part before. */
  separator: string;
  /** Names the value after it: `Return: none`. */
  isKey: boolean;
  /** Undefined too where the type's word is the name of something else. */
  type: TicketType | undefined;
}

/** `Return (Solved) – Responso / bok`; a dash or a slash within a word parts nothing. */
const separators =
  /\s?[·•|‧∙⋅›»→←,;()[\]]+\s?(?:[–—/:-]+\s)?|\s[–—-]+\s|\s[/\\:]+\s|:\s|:$|\s(?:via|przez)\s|\s\/|\/\s/gi;

/** The parts of a line: what each of its elements says, cut at separators. */
export function partsOfLine({ pieces }: PageLine): Part[] {
  return pieces.flatMap((piece) => partsOfPiece(piece));
}

function partsOfPiece(piece: Piece): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let separator = '';
  const take = (end: number, next: string) => {
    const raw = withoutSigns(piece.text.slice(start, end));
    const text = raw.replace(/\s+/g, ' ');
    if (text === '') return;
    // A text from before the visit says nothing; a label that stays is the next ticket's too.
    if (piece.isStale && !isTypeLabel(text) && !isSourceLabel(text)) return;
    const from = piece.text.indexOf(raw, start);
    const type = typeOf(text);
    // An icon for a message is no type.
    const isVague = piece.isUnwritten && type === 'ticket';
    const isKey = next.includes(':') || isKeyElement(piece.element);
    parts.push({
      ...{ text, element: piece.element, piece, separator, isKey },
      ...{ start: from, end: from + raw.length, type: isVague || isKey ? undefined : type },
    });
  };
  for (const found of piece.text.matchAll(separators)) {
    take(found.index, found[0]);
    separator = found[0];
    start = found.index + found[0].length;
  }
  take(piece.text.length, '');
  return parts;
}

/** `✉ Responso` and `Solved ▾` are drawn with signs; a text of nothing else is kept, for it may say that there is none. */
function withoutSigns(text: string): string {
  const start = text.search(/[\p{L}\d#+@]/u);
  if (start < 0) return text.trim();
  const said = withoutTail(text.slice(start), /[^\p{L}\d)]/u);
  return said === '' ? text.charAt(start) : said;
}

/** What stands where the names of values do: in a cell for them, or as the first of each of several pairs. */
function isKeyElement(element: Element): boolean {
  const label = element.closest('label');
  if (label) return label.querySelector('input, select') === null;
  if (element.closest('dt, th, legend')) return true;
  const pair = element.parentElement;
  const beside = pair?.nextElementSibling ?? pair?.previousElementSibling;
  const isPair = pair?.childElementCount === 2 && pair.firstElementChild === element;
  if (!isPair || beside?.childElementCount !== 2) return false;
  const value = pair.lastElementChild?.textContent ?? '';
  // Two marks beside each other are no name and value.
  const isMark = isState(value) || channelOf(value) !== undefined || isTypeLabel(value);
  return !isMark && beside.tagName === pair.tagName && beside.className === pair.className;
}

import { withoutTail } from '@/lib/text/without-tail';
import type { TicketType } from '@/lib/model/ticket-kind';
import { channelOf, isSourceLabel, isState, isTypeLabel, typeOf } from './kind-words';
import type { PageLine, Piece } from './walk/walk-page';

/** A part of a line between two separators. */
export interface Part {
  text: string;
  element: Element;
  piece: Piece;
  /** Index in the text of its piece. */
  start: number;
  end: number;
  /** The separator before the part. */
  separator: string;
  /** True for a label of the value after it: `Return` in `Return: none`. */
  isKey: boolean;
  /** Also undefined if the type's word is a label. */
  type: TicketType | undefined;
}

/** Splits `Return (Solved) – Responso / bok`. A dash or a slash within a word is no separator. */
const separators =
  /\s?[·•|‧∙⋅›»→←,;()[\]]+\s?(?:[–—/:-]+\s)?|\s[–—-]+\s|\s[/\\:]+\s|:\s|:$|\s(?:via|przez)\s|\s\/|\/\s/gi;

/** Splits a line into parts: the text of each of its elements, cut at separators. */
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
    // Skips texts from before this ticket view, except labels: they stay the same on the next ticket.
    if (piece.isStale && !isTypeLabel(text) && !isSourceLabel(text)) return;
    const from = piece.text.indexOf(raw, start);
    const type = typeOf(text);
    // A message icon is often called "ticket" and does not tell the type.
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

/**
 * Removes signs from texts such as `✉ Responso` and `Solved ▾`. A text of signs only is kept, because it may stand for
 * "none".
 */
function withoutSigns(text: string): string {
  const start = text.search(/[\p{L}\d#+@]/u);
  if (start < 0) return text.trim();
  const said = withoutTail(text.slice(start), /[^\p{L}\d)]/u);
  return said === '' ? text.charAt(start) : said;
}

/** True for an element at the place of a label: a label cell, or the first element of each of several pairs. */
function isKeyElement(element: Element): boolean {
  const label = element.closest('label');
  if (label) return label.querySelector('input, select') === null;
  if (element.closest('dt, th, legend')) return true;
  const pair = element.parentElement;
  const beside = pair?.nextElementSibling ?? pair?.previousElementSibling;
  const isPair = pair?.childElementCount === 2 && pair.firstElementChild === element;
  if (!isPair || beside?.childElementCount !== 2) return false;
  const value = pair.lastElementChild?.textContent ?? '';
  // Two marks beside each other are not a label and its value.
  const isMark = isState(value) || channelOf(value) !== undefined || isTypeLabel(value);
  return !isMark && beside.tagName === pair.tagName && beside.className === pair.className;
}

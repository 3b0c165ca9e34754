import type { TicketType } from '@/lib/model/ticket-kind';
import { isSourceLabel, isTypeLabel, typeOf } from './kind-words';
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
  type: TicketType | undefined;
}

/** `Return (Solved) – Responso / bok`; a dash or a slash within a word parts nothing. */
const separators =
  /\s*[·•|‧∙⋅›»→←,;()[\]]+\s*(?:[–—/:-]+\s+)?|\s+[–—-]+\s+|\s+[/\\:]+\s+|\s*:\s+|:$|\s\/|\/\s/g;

/** The parts of a line: what each of its elements says, cut at separators. */
export function partsOfLine({ pieces }: PageLine): Part[] {
  return pieces.flatMap((piece) => partsOfPiece(piece));
}

function partsOfPiece(piece: Piece): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let separator = '';
  const take = (end: number) => {
    const raw = piece.text.slice(start, end);
    const text = raw.replace(/\s+/g, ' ').trim();
    if (text === '') return;
    // A text from before the visit says nothing; a label that stays is the next ticket's too.
    if (piece.isStale && !isTypeLabel(text) && !isSourceLabel(text)) return;
    const from = start + raw.search(/\S/);
    const type = typeOf(text);
    // An icon for a message is no type.
    const isVague = piece.isUnwritten && type === 'ticket';
    parts.push({
      ...{ text, element: piece.element, piece, separator },
      ...{ start: from, end: from + raw.trim().length, type: isVague ? undefined : type },
    });
  };
  for (const found of piece.text.matchAll(separators)) {
    take(found.index);
    separator = found[0];
    start = found.index + found[0].length;
  }
  take(piece.text.length);
  return parts;
}

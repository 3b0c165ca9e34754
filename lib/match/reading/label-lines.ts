import { withoutTail } from '@/lib/text/without-tail';
import { normalisePhone } from '@/lib/match/keys/phones';
import { toPlainText } from '@/lib/match/keys/plain-text';
import type { Label } from '@/lib/match/lexicon/words';
import { joinBroken } from './broken-numbers';
import { isLabel, labelOf } from './ticket-labels';

export interface Line {
  /** The line with its label in front, even if the label stood on a line before: `Nr zamówienia: 4913`. */
  text: string;
  /** Index in `text` where the line itself begins, after a label from the line before. */
  valueAt: number;
}

/** More labels than this one below another are a menu. */
const mostLabels = 8;

/**
 * Puts a label from a line of its own before its value. A column may also list all labels first and then all values:
 * `Telefon, Zamówienie, 600 100 200, 4913`. A line repeated under the same label (quoted history) is left out.
 */
export function pairWithLabels(lines: readonly string[]): Line[] {
  const paired = new Map<string, Line>();
  let labels: string[] = [];
  let values: string[] = [];
  /** For each value, the texts that it may form with the next line. */
  const joined = new Map<string, string[]>();
  const pair = () => {
    values.forEach((value, index) => {
      for (const label of labelsOf(index, labels, values)) {
        const start = label === undefined ? '' : `${label}: `;
        for (const each of [value, ...(joined.get(value) ?? [])])
          if (!paired.has(start + each))
            paired.set(start + each, { text: start + each, valueAt: start.length });
      }
    });
    labels = [];
    values = [];
  };
  const texts = lines.map(toLineText).filter((text) => text !== '');
  for (const [at, text] of texts.entries()) {
    const wholes = joinBroken(text, texts[at + 1] ?? '', texts[at + 2] ?? '');
    if (wholes.length > 0) joined.set(text, wholes);
    const isNext = isLabel(text);
    if (isNext && values.length > 0) pair();
    if (isNext) labels.push(withoutTail(text, /[\s:.]/));
    // "Zamówienie XKBKNABJK" looks like a label and holds a value.
    if (isNext && !paired.has(text)) paired.set(text, { text, valueAt: 0 });
    if (!isNext) values.push(text);
  }
  pair();
  return [...paired.values()];
}

/** Removes quote marks and bullets from the beginning of a line. `º` becomes a sign, because it is no letter. */
function toLineText(line: string): string {
  return toPlainText(line)
    .replace(/[ºª]/g, '°')
    .replace(/^[\s>|*•]+/, '')
    .trimEnd();
}

/** The labels that may belong to the value `index` lines below the last label. */
function labelsOf(
  index: number,
  labels: readonly string[],
  values: readonly string[],
): (string | undefined)[] {
  const last = labels.at(-1);
  const isColumn = labels.length > 1 && labels.length <= mostLabels && values.length >= labels.length;
  if (!isColumn) return [index === 0 ? last : undefined];
  // The first label may be the title of the others: then only the last label has a value, which comes first.
  if (index === 0 && nameOthers.some((label) => has(last, label))) return [last];
  const value = values[index] ?? '';
  const phone = labels.find((label) => has(label, 'phone'));
  const isPhone = phone !== undefined && value.length <= 30 && normalisePhone(value).length > 0;
  if (isPhone) return [phone];
  // A value may look like a label, "Typ, Ticket, Numer zamówienia, 4913": that is no column, so the nearest label
  // counts too.
  return index === 0 ? [labels[index], last] : [labels[index]];
}

const nameOthers: readonly Label[] = ['other', 'invoice', 'case', 'amount', 'date'];

function has(text: string | undefined, label: Label): boolean {
  return (text ?? '').split(/[^\p{L}]+/u).some((word) => labelOf(word) === label);
}

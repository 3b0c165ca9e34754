import { heading } from '@/lib/dom/heading';
import { addressesIn } from '@/lib/sites/responso/reading/walk/addresses-in';
import type { Talk } from './messages';
import type { PageLine } from '@/lib/sites/responso/reading/walk/walk-page';

/** Before the numbers that only firms have, in the languages of helpdesks: of taxes, of registers. */
const firmNumber =
  /(?<![\p{L}\d])(?:NIP|REGON|KRS|VAT|TVA|UID|USt-?Id(?:-?Nr)?|HRB|I[CČ]O|DI[CČ]|SIRET|SIREN|P\.? ?IVA|Partita IVA|CIF|CNPJ|NIPC|CUI|BTW|KVK|adószám|cégjegyzékszám|EORI|company (?:no|number|reg)\p{L}*)(?!\p{L})/iu;
/** A signature reaches so many lines above and below its firm's number; each has at most so many characters. */
const signature = { above: 4, below: 3, longestLine: 120 };

/**
 * Finds signatures of firms that are not the requester's: short lines around a tax number, with an address of another
 * firm. On a page that does not tell who wrote a message, the shop's agents sign so.
 *
 * @param isRequesters true for an address of the requester, or of the requester's firm
 * @param isSentence true for a text that is too long for a line of a signature
 * @returns indexes in `lines`
 */
export function findFirmSignatures(
  lines: readonly PageLine[],
  isRequesters: (address: string) => boolean,
  isSentence: (text: string) => boolean,
): number[] {
  const mayBelong = (line: PageLine | undefined) =>
    line !== undefined && line.text.length <= signature.longestLine && !isSentence(line.text);
  return lines.flatMap(({ text }, at) => {
    if (!firmNumber.test(text) || !mayBelong(lines[at])) return [];
    let [first, last] = [at, at];
    while (at - first < signature.above && mayBelong(lines[first - 1])) first -= 1;
    while (last - at < signature.below && mayBelong(lines[last + 1])) last += 1;
    // The nearest address is the firm's; another one may begin or end the next message.
    const places = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const withAddress = places.filter((place) => addressesIn(lines[place]?.text ?? '').length > 0);
    const nearest = withAddress.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0];
    if (nearest === undefined || addressesIn(lines[nearest]?.text ?? '').some(isRequesters)) return [];
    const [from, to] = [Math.min(nearest, at), Math.max(nearest, at)];
    const isNear = (place: number) => place >= from - 1 && place <= to + 1;
    return places.filter(
      (place) => isNear(place) && !addressesIn(lines[place]?.text ?? '').some(isRequesters),
    );
  });
}

/** Signatures begin with two dashes (RFC 3676). */
const signatureMark = /^--+$/;
/** A signature below the reply has at most so many lines. */
const mostLines = 10;

/**
 * Finds signatures that stand in no message: that of the agent, which the app puts below the reply.
 *
 * @returns indexes in `lines`
 */
export function findSignaturesAlone(lines: readonly PageLine[], conversation: Talk): number[] {
  return lines.flatMap((line, at) => {
    if (!signatureMark.test(line.text) || conversation.has(line)) return [];
    const below = lines.slice(at + 1, at + 1 + mostLines);
    const end = below.findIndex(
      (each) =>
        conversation.has(each) ||
        each.text.length > signature.longestLine ||
        each.element.closest(heading) !== null,
    );
    return Array.from({ length: 1 + (end < 0 ? below.length : end) }, (_, index) => at + index);
  });
}

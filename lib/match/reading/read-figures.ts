import type { FoundCandidates } from './found-candidates';
import { anyGroupsAt, figures, groupsAt, innerNumbers, mayBeSpelled, spelledNumbers } from './figures';
import { roleOf } from './role-of';
import { normaliseNumber, normaliseNumberForms } from '@/lib/match/keys/normalise';
import { phoneAt, saidPhoneAt } from './phones';
import { matchAt } from './match-at';
import { readSaidBefore, type Said } from './said-before';
import { isListed, isOrderNumber } from './short-numbers';

/** A place in a text where something with digits begins. */
interface Place {
  text: string;
  at: number;
  /** The token there, without the label that may be glued to it (`nr4913`). */
  token: string;
  said: Said;
  isAfterLabel: boolean;
}

const addresses = /\bhttps?:\/\/\S{1,2000}/gi;
/** `4913, 4914 i 4915`: what follows is of the same kind. */
const next = / ?(?:,|;|\/|\+|&| i| oraz| and| e| und| y)? ?#?(?=\d{3})/iy;

/**
 * Reads the order and parcel numbers and the phones of a text, each by what stands before it and how it is written.
 *
 * @param text without e-mail addresses, dates and amounts
 * @param valueAt where the line begins after a label that stood on the line before
 */
export function readFigures(text: string, valueAt: number, found: FoundCandidates): void {
  let rest = text;
  if (text.includes('://')) {
    for (const [address] of text.matchAll(addresses)) readAddress(address, found);
    rest = text.replace(addresses, (address) => '¦'.repeat(address.length));
  }
  if (mayBeSpelled.test(rest))
    for (const [written] of rest.matchAll(spelledNumbers)) addNumber('saidNumber', written, found);
  let end = 0;
  let last: Place | undefined;
  for (const { 0: whole, index } of rest.matchAll(figures)) {
    if (index < end) continue;
    const label = gluedLabel(whole);
    if (label !== '' && whole.length >= 6) addNumber('number', whole, found);
    const at = index + label.length;
    const token = whole.slice(label.length);
    const isNext =
      last !== undefined && isListed(token, last.token) && matchAt(next, rest, end)?.length === at - end;
    const place: Place = {
      text: rest,
      at,
      token,
      said: isNext && last ? last.said : readSaidBefore(rest, at),
      isAfterLabel: valueAt > 0 && /^[^\w\u00c0-\u024f]*$/.test(rest.slice(valueAt, at)),
    };
    end = at + readPlace(place, found);
    last = isOfOrder(place.said) ? place : undefined;
  }
}

/** The label that is written together with its number, `nr4913`, `zam-4913`, or the signs before it. */
function gluedLabel(token: string): string {
  const [label = '', word] =
    /^([a-z\u00c0-\u024f]{2,16})[-_/]?(?=\d+$)/i.exec(token) ?? /^[-_/]+/.exec(token) ?? [];
  return word === undefined || roleOf(word) !== undefined ? label : '';
}

function isOfOrder({ noun }: Said): boolean {
  return noun === 'order' || noun === 'return' || noun === 'parcel';
}

/** Reads what stands at a place; answers how many characters it took. */
function readPlace(place: Place, found: FoundCandidates): number {
  const { said } = place;
  if (said.noun === 'phone') return readSaidPhone(place, found) ?? readBareNumber(place, found);
  if (said.noun === 'other' || (said.noun === 'document' && said.isNumbered)) return denyNumber(place, found);
  if (isOfOrder(said)) return readSaidNumber(place, found);
  const phone = readPhone(place, found);
  if (phone !== undefined) return phone;
  if (said.isNumbered && said.noun === undefined && !said.isVague) return readSaidNumber(place, found);
  return readBareNumber(place, found);
}

function readSaidPhone({ text, at }: Place, found: FoundCandidates): number | undefined {
  const start = phoneStart(text, at);
  return addPhone(saidPhoneAt(text, start), start - at, found);
}

function readPhone({ text, at }: Place, found: FoundCandidates): number | undefined {
  const start = phoneStart(text, at);
  return addPhone(phoneAt(text, start), start - at, found);
}

/** The `+` and brackets before a phone's first digit are part of it. */
function phoneStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 3 && '+('.includes(text.charAt(start - 1))) start--;
  return start;
}

function denyNumber({ text, at, token }: Place, found: FoundCandidates): number {
  const written = groupsAt(text, at) ?? token;
  const number = normaliseNumber(written);
  if (number !== undefined) found.deny(number);
  return written.length;
}

function readSaidNumber(place: Place, found: FoundCandidates): number {
  const { text, at, token } = place;
  const groups = groupsAt(text, at);
  if (groups !== undefined) {
    addSaid(place, groups, found);
    return groups.length;
  }
  // "482 13 377" may be one number or three.
  const irregular = anyGroupsAt(text, at);
  if (irregular !== undefined && irregular.replace(/\D/g, '').length >= 6) addSaid(place, irregular, found);
  if (irregular === undefined || token.length >= 4) addSaid(place, token, found);
  return token.length;
}

function addSaid({ text, at, said, isAfterLabel }: Place, written: string, found: FoundCandidates): void {
  const rest = text.slice(at + written.length, at + written.length + 24);
  const whole = trimmed(written);
  for (const part of [whole, ...innerNumbers(whole)]) {
    for (const value of normaliseNumberForms(part)) {
      const isShort = /^\d{1,5}$/.test(value);
      const short = { digits: value, said, hasHash: hasHashBefore(text, at), rest, isAfterLabel };
      // The core of `SH-5001` needs no further words.
      if (isShort && value === normaliseNumber(part) && (value.length < 2 || !isOrderNumber(short))) continue;
      found.add('saidNumber', {
        kind: 'number',
        value,
        written: part,
        ...(said.noun === 'order' && { isOrders: true }),
      });
    }
  }
}

function hasHashBefore(text: string, at: number): boolean {
  return /# ?$/.test(text.slice(Math.max(0, at - 2), at));
}

function readBareNumber(place: Place, found: FoundCandidates): number {
  const { text, at, token } = place;
  if (hasHashBefore(text, at)) addSaid(place, token, found);
  if (found.isFull('number')) return token.length;
  const groups = groupsAt(text, at);
  if (groups !== undefined && groups.replace(/\D/g, '').length >= 8) {
    addNumber('number', groups, found);
    return groups.length;
  }
  const written = trimmed(token);
  for (const part of [written, ...innerNumbers(written)])
    if (isTelling(part)) addNumber('number', part, found);
  // Nine digits in a row may be either; only a known key decides.
  if (/^\d{9,13}$/.test(written)) addBarePhone(written, found);
  return token.length;
}

/** The parts of a link that may be numbers: `…/orders.php#order:48213377`. */
function readAddress(address: string, found: FoundCandidates): void {
  for (const part of address.split(/[^\w-]+/)) if (isTelling(part)) addNumber('number', part, found);
}

/** True for what is hardly a word, a year or a size: six characters, three digits among them, or a code in capitals. */
function isTelling(token: string): boolean {
  return (
    token.length >= 6 && token.length <= 60 && (/(?:\d\D{0,8}){3}/.test(token) || /^[A-Z\d]{7,}$/.test(token))
  );
}

function trimmed(token: string): string {
  return token.trim().replace(/[-_/]+$/, '');
}

function addNumber(worth: 'saidNumber' | 'number', written: string, found: FoundCandidates): void {
  const value = normaliseNumber(written);
  if (value !== undefined) found.add(worth, { kind: 'number', value, written: written.trim() });
}

/**
 * Adds a phone that the text calls or writes as one: where its digits stand alone they are no order's number.
 *
 * @returns how many characters it took, from `shift` on; undefined when it is no phone
 */
function addPhone(written: string | undefined, shift: number, found: FoundCandidates): number | undefined {
  if (written === undefined) return undefined;
  const numbers = found.readPhone('phone', written);
  for (const value of numbers) {
    found.add('phone', { kind: 'phone', value, written: written.trim() });
    found.deny(value);
  }
  return numbers.length > 0 ? shift + written.length : undefined;
}

function addBarePhone(written: string, found: FoundCandidates): void {
  for (const value of found.readPhone('barePhone', written)) {
    found.add('barePhone', { kind: 'phone', value, written });
  }
}

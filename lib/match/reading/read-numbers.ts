import { withoutTail } from '@/lib/text/without-tail';
import type { Candidate } from '@/lib/match/keys/candidate';
import { normaliseNumber } from '@/lib/match/keys/normalise';
import { addresses, mayHoldAddress, readAddress, typedAddresses } from './addresses';
import {
  anyGroupsAt,
  chainsFrom,
  digitsInside,
  figures,
  groupsAt,
  innerNumbers,
  isCompactDate,
  isTelling,
  parcelGroupsAt,
  partsOf,
} from './figures';
import { readLabelAfter } from './label-after';
import { isOfOrder, readLabelBefore, type LabelBefore } from './label-before';
import { labelInList } from './label-in-list';
import { labelOf } from './ticket-labels';
import { notNumberAt } from './not-numbers';
import type { PageBudget } from './page-budget';
import { groupedPhoneAt, internationalPhoneAt, labelledPhoneAt, phoneAt } from './phone-shapes';
import type { Reading } from './select-candidates';
import { dashedNumbers, isSpelled, mayBeSpelled, spelledNumbers } from './spelled-numbers';
import { hasCallingWord, hasPhoneWordBefore } from './sentence';
import { isCounting, isOrderNumber, isYear } from './short-numbers';

/** A place in a text where a token with digits begins. */
interface Place {
  text: string;
  at: number;
  /** The token at the place, without a label attached to it (`nr4913`). */
  token: string;
  label: LabelBefore;
  /** Letters before the token, `|ZK |12/M/08/2026`; '' if there are none. */
  prefix: string;
  /** The label before those letters. */
  beforePrefix: LabelBefore;
  isAfterLabel: boolean;
  phones: PageBudget;
}

/** The readings at a place, and how many characters they took. */
interface Read {
  readings: Reading[];
  length: number;
}

/**
 * Reads the order numbers, parcel numbers and phones in a text. The words before a value and the way it is written tell
 * its kind.
 *
 * @param text without e-mail addresses
 * @param valueAt index where the line begins, after a label from the line before
 */
export function readNumbers(text: string, valueAt: number, phones: PageBudget): Reading[] {
  const links = mayHoldAddress.test(text)
    ? [addresses, typedAddresses].flatMap((pattern) => [...text.matchAll(pattern)].map(([link]) => link))
    : [];
  const blank = (link: string) => '¦'.repeat(link.length);
  const withoutLinks =
    links.length > 0 ? text.replace(addresses, blank).replace(typedAddresses, blank) : text;
  const rest = withoutLinks.replace(mistypedZeros, (written) => written.replaceAll(/o/gi, '0'));
  return [
    ...links.flatMap((link) => readAddress(link, phones)),
    ...readSpelled(rest),
    ...readBySix(rest),
    ...readFigures(
      rest.replace(spelledNumbers, (written) => (isSpelled(written) ? blank(written) : written)),
      valueAt,
      phones,
    ),
  ];
}

/** `48O77214`: the letter is next to the zero, and looks like it. A word or a code has other letters too. */
const mistypedZeros = /(?<![\p{L}\d_/-])\d(?=\d*o)(?=[o\d]*\d)[o\d]{2,20}(?![\p{L}\d_/-])/giu;

/** Reads numbers of a known shape that contain spaces. */
function readSpelled(text: string): Reading[] {
  if (!mayBeSpelled.test(text)) return [];
  const spelled = [...text.matchAll(spelledNumbers)]
    .filter(([written]) => isSpelled(written))
    .map(([written]) => [written, written.replace(/[ -]/g, '')] as const);
  const dashed = [...text.matchAll(dashedNumbers)].map(
    ([written]) => [written, written.replace(/[ -]+/g, '-')] as const,
  );
  return [...spelled, ...dashed].flatMap(([written, number]) =>
    readNumber('labelledNumber', number, { written }),
  );
}

/** InPost's 24 digits by six: `620011 247745 100128 043391`. Each group may be a number of its own. */
function readBySix(text: string): Reading[] {
  return [...text.matchAll(/(?<![\p{L}\d_/-])\d{6}(?: \d{6}){3}(?![\p{L}\d_/-]| \d)/gu)].flatMap(
    ([written]) => readJoined(written),
  );
}

/** No number is longer, and hardly any file name. */
const longestToken = 200;

function readFigures(text: string, valueAt: number, phones: PageBudget): Reading[] {
  const readings: Reading[] = [];
  let end = 0;
  let last: Place | undefined;
  for (const { 0: written, index } of text.matchAll(figures)) {
    if (index < end) continue;
    if (written.length > longestToken) continue;
    const whole = withoutNextWord(written);
    const glued = gluedLabel(whole);
    if (glued !== '' && whole.length >= 6)
      readings.push(...readNumber('number', trimmed(whole), { certainty: 'unlabelled' }));
    const at = index + glued.length;
    const token = whole.slice(glued.length);
    const { noun, isNumbered } = readLabelBefore(text, at);
    if (!phones.takePlace(noun !== undefined || isNumbered ? 'labelled' : 'unlabelled')) {
      last = undefined;
      continue;
    }
    const place = placeOf({ text, at, token, valueAt, phones }, last, end);
    const read = readPlace(place);
    for (const reading of read.readings) readings.push(reading);
    end = at + read.length;
    const isListable = isOfOrder(place.label) || (place.label.isNumbered && !place.label.isVague);
    last = isListable || (isTelling(token) && place.label.noun === undefined) ? place : undefined;
  }
  return readings;
}

function placeOf(
  here: Pick<Place, 'text' | 'at' | 'token' | 'phones'> & { valueAt: number },
  last: Place | undefined,
  end: number,
): Place {
  const { text, at, token, valueAt } = here;
  const prefix = prefixBefore(text, at);
  const beforePrefix = readLabelBefore(text, at - prefix.length);
  const own = isCode(prefix, token) && isOfOrder(beforePrefix) ? beforePrefix : readLabelBefore(text, at);
  const listed = last && labelInList(text, end, here, last);
  const behind =
    listed === undefined && own.noun === undefined ? readLabelAfter(text, at + token.length) : undefined;
  return {
    ...here,
    prefix,
    beforePrefix,
    label: listed ?? behind ?? own,
    isAfterLabel:
      behind === undefined && valueAt > 0 && /^[^\p{L}\d_]*$/u.test(text.slice(valueAt, at - prefix.length)),
  };
}

/** Cuts off a word glued to digits, as between the fields of a form: `4913Wiadomość` → `4913`. */
function withoutNextWord(token: string): string {
  return /^\d{4,}(?=\p{Lu}(?:\p{Ll}{2,20}|-\p{L}{3,8})$)/u.exec(token)?.[0] ?? token;
}

/** The label attached to a number, `nr4913`, `order-4913`, or the signs before it. */
function gluedLabel(token: string): string {
  const [label = '', word, sign = ''] =
    /^(\p{L}{2,16})([-_/]?)(?=\d+$)/u.exec(token) ?? /^[-_/]+/.exec(token) ?? [];
  if (word === undefined) return label;
  const meaning = labelOf(word);
  const isNoun = meaning !== undefined && gluedNouns.includes(meaning);
  const isNumber = meaning === 'number' || meaning === 'id';
  return isNoun || meaning === 'other' || (isNumber && (sign === '' || word.length > 3)) ? label : '';
}
const gluedNouns = ['order', 'parcel', 'return', 'phone', 'calling', 'invoice', 'case', 'amount', 'date'];

/** Letters that may belong to the number after them: `ZK |12/M/08/2026`, not `nr |4913`. */
function prefixBefore(text: string, at: number): string {
  const [prefix = '', letters = ''] =
    /(?<![\p{L}\d.])(\p{L}{1,6}) $/u.exec(text.slice(Math.max(0, at - 8), at)) ?? [];
  const label = labelOf(letters);
  const isWord = label === 'number' || label === 'id' || label === 'order' || (label && letters.length === 1);
  return isWord ? '' : prefix;
}

/**
 * True if the letters before a number certainly belong to it: capitals, or an unknown word before a number with signs.
 * A known word must be in capitals before a number with signs.
 */
function isCode(prefix: string, token: string): boolean {
  const letters = prefix.trim();
  const isCapital =
    letters.length <= 5 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  const hasSigns = /\d[/-]/.test(token);
  return labelOf(letters) === undefined ? isCapital || (hasSigns && letters !== '') : isCapital && hasSigns;
}

function readPlace(place: Place): Read {
  const { text, at, label, phones } = place;
  const isPhone = label.noun === 'phone';
  const denied =
    readDeniedPhone(place) ?? readTakenBack(place) ?? (isSerial(place) ? denyNumber(place) : undefined);
  if (denied) return denied;
  if (!isOfOrder(label) && text[at - 1] !== '.') {
    const abroad = readPhone(place, internationalPhoneAt(text, phoneStart(text, at)), phones.readLabelled);
    if (abroad) return abroad;
  }
  const isComposite = /[/-]/.test(place.token) && isCode(place.prefix, place.token);
  const hints = { isPhone, isNumber: isOfOrder(label) && (label.hasNumberWord || isComposite) };
  const other = isComposite && isOfOrder(label) ? undefined : notNumberAt(text, at, hints);
  if (other !== undefined) return { readings: readPrefixed(place), length: other.length };
  if (isPhone) {
    const written = labelledPhoneAt(text, phoneStart(text, at));
    return readPhone(place, written, phones.readLabelled) ?? readUnlabelled(place);
  }
  if (isDenied(label)) return denyNumber(place);
  if (isOfOrder(label)) return readLabelled(place);
  const phone = readPhone(place, phoneAt(text, phoneStart(text, at)), phones.readLabelled);
  if (phone) return phone;
  const called = readCalled(place);
  if (called) return called;
  if (label.isNumbered && label.noun === undefined && !label.isVague) return readLabelled(place);
  return readUnlabelled(place);
}

/** True if the text calls the number something else: a tax number, an amount, an invoice's number. */
function isDenied({ noun, isNumbered }: LabelBefore): boolean {
  if (noun === 'invoice' || noun === 'case') return isNumbered;
  return noun === 'other' || noun === 'amount' || noun === 'date';
}

/** Passes over the phone of a firm or a driver. */
function readDeniedPhone({ text, at, label }: Place): Read | undefined {
  const start = phoneStart(text, at);
  const written = label.noun === 'hotline' ? labelledPhoneAt(text, start) : undefined;
  return written === undefined ? undefined : { readings: [], length: start - at + written.length };
}

/** True after what stands before a number on a product: `S/N |77120448`, `LOT |2207-A`, `IMEI 1: |356948112047188`. */
function isSerial({ text, at }: Place): boolean {
  return /(?<![\p{L}\d])(?:S\/N|SN|LOT|IMEI ?[12]?)[.:]? ?$/u.test(text.slice(Math.max(0, at - 10), at));
}

const notBefore = /(?:^|[^\p{L}])(?:nie|nicht|not|não|no|non|ne|pas|nem|niet|nu) $/iu;
const butAfter =
  /^,? ?(?:tylko|lecz|ale|sondern|but|mas|sino|nýbrž|mais|ma|hanem|maar|ci)(?: \p{L}+){0,2} (?:[#№] ?)?(?<right>[\p{L}\d/-]{2,40})/iu;

/**
 * Reads a number that the writer takes back, and the right one behind it: `nie |5521 tylko 5512`. Nobody's order is
 * meant by the first, wherever else it stands.
 */
function readTakenBack({ text, at, token }: Place): Read | undefined {
  if (!notBefore.test(text.slice(Math.max(0, at - 8), at))) return undefined;
  const end = at + token.length;
  const right = trimmed(butAfter.exec(text.slice(end, end + 60))?.groups?.['right'] ?? '');
  const number = normaliseNumber(token);
  if (!/\d/.test(right) || number === undefined) return undefined;
  const isSameKind = right.length === token.length;
  return {
    readings: [
      { worth: 'takenBack', number },
      ...(isSameKind ? readNumber('labelledNumber', right, { isOrders: true }) : []),
    ],
    length: token.length,
  };
}

/** Includes the `+` and brackets before a phone's first digit. */
function phoneStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 3 && '+('.includes(text.charAt(start - 1))) start--;
  return start;
}

/** Reads a phone that is labelled or written as one. Where the same digits stand alone, they are no order number. */
function readPhone(
  { text, at }: Place,
  written: string | undefined,
  read: PageBudget['readLabelled'],
): Read | undefined {
  if (written === undefined) return undefined;
  const numbers = read(written);
  if (numbers.length === 0) return undefined;
  const readings = numbers.flatMap((value): Reading[] => [
    { worth: 'phone', candidate: { kind: 'phone', value, written: written.trim() } },
    { worth: 'denied', number: value },
  ]);
  return { readings, length: phoneStart(text, at) - at + written.length };
}

/** Digits without an order label are a phone if the sentence has a word for calling: `mój numer to …, zadzwońcie`. */
function readCalled(place: Place): Read | undefined {
  const { text, at, token, label, phones } = place;
  const fewest = label.isMine && label.isNumbered ? 7 : 9;
  if (!/^\d{7,15}$/.test(token) || token.length < fewest || !hasCallingWord(text, at, at + token.length))
    return undefined;
  return readPhone(place, token, phones.readLabelled);
}

/**
 * Reads a number that the text says is not an order's. A number of a ticket's own kind may be a return's reference:
 * `RMA/2026/11/042`.
 */
function denyNumber({ text, at, token, label }: Place): Read {
  const written = groupsAt(text, at) ?? token;
  const [word = ''] = /^\p{L}+/u.exec(token) ?? [];
  const own = word === '' ? undefined : labelOf(word);
  const isOwn = own === 'order' || own === 'return';
  if (isParted(token) && (isOwn || (label.noun === 'case' && word !== '')))
    return { readings: readNumber('labelledNumber', trimmed(token), {}), length: token.length };
  const number = normaliseNumber(written);
  return { readings: number === undefined ? [] : [{ worth: 'denied', number }], length: written.length };
}

function readLabelled(place: Place): Read {
  const { text, at, token, label, prefix, beforePrefix } = place;
  const more = [...readPrefixed(place), ...readChains(place, '', true)];
  if (label.noun === 'parcel') more.push(...readJoined(parcelGroupsAt(text, at)));
  more.push(...readOrdersPhone(place), ...readDashed(place), ...readDashedParcel(token));
  const groups = groupsAt(text, at);
  if (groups !== undefined)
    return { readings: [...readCalledNumber(place, groups), ...more], length: groups.length };
  // "482 13 377" may be one number or three.
  const irregular = anyGroupsAt(text, at);
  const isJoined =
    irregular !== undefined &&
    isOneNumber(irregular) &&
    !isCounting(text.slice(at + irregular.length, at + irregular.length + 24));
  const isOwn = irregular === undefined || token.length >= 4;
  return {
    readings: [
      ...(isJoined ? readCalledNumber(place, irregular) : []),
      // After another word, `zamówienie warte 4913`, a number of few digits is not the order's.
      ...(isOwn && (prefix === '' || label !== beforePrefix || token.length >= 6)
        ? readCalledNumber(place, token)
        : []),
      ...more,
    ],
    length: token.length,
  };
}

/** True for groups that are long enough for one number. Single digits are counted things too, unless they are many. */
function isOneNumber(irregular: string): boolean {
  const groups = irregular.split(/\D/);
  const digits = groups.join('').length;
  const hasSingle = groups.some(({ length }) => length === 1);
  return hasSingle ? groups.length >= 3 && digits >= 5 : digits >= 6;
}

/** "The phone in my order 601200300" is read as both. The lookup decides. */
function readOrdersPhone({ text, at, token, label, phones }: Place): Reading[] {
  const written = groupedPhoneAt(text, at) ?? token;
  const digits = written.replace(/\D/g, '').length;
  const isPhone = digits >= 9 && digits <= 13 && !/\p{L}/u.test(written);
  const isOpen = label.noun === 'order' && !label.hasNumberWord;
  return isPhone && isOpen && hasPhoneWordBefore(text, at) ? readUnlabelledPhone(written, phones) : [];
}

/** An order number that a buyer has grouped by dashes: `nr zamówienia 48-213-377`. */
function readDashed({ token, label }: Place): Reading[] {
  const [first = '', ...others] = trimmed(token).split('-');
  const isGrouped =
    /^\d{1,4}$/.test(first) && others.length > 0 && others.every((group) => /^\d{3,4}$/.test(group));
  const digits = [first, ...others].join('');
  if (!isGrouped || label.noun !== 'order' || isYear(first) || digits.length < 7) return [];
  return readNumber('part', digits, { written: token, certainty: 'part' });
}

/** A parcel's number in groups with dashes: `2100-4417-20883`. Marketplaces' own numbers have dashes of their own. */
function readDashedParcel(token: string): Reading[] {
  const written = trimmed(token);
  const digits = written.replaceAll('-', '');
  const isGrouped = /^\d{3,6}(?:-\d{3,6}){2,6}$/.test(written) && digits.length >= 11 && digits.length <= 28;
  return isGrouped ? readNumber('joined', digits, { written, certainty: 'joined' }) : [];
}

/** Reads a number that the text calls one: as written, and the order numbers that it may contain. */
function readCalledNumber({ text, at, label, isAfterLabel }: Place, written: string): Reading[] {
  const rest = text.slice(at + written.length, at + written.length + 24);
  const whole = trimmed(written);
  const hasHash = hasHashBefore(text, at);
  const isNamed = (digits: string) =>
    digits.length >= 2 &&
    isOrderNumber({
      digits,
      label,
      hasHash,
      rest,
      isAfterLabel,
    });
  const isOrders = label.noun === 'order';
  const value = normaliseNumber(whole);
  const wholes =
    value === undefined || (/^\d{1,5}$/.test(value) && !isNamed(value))
      ? []
      : readNumber('labelledNumber', whole, { isOrders });
  const inner = innerNumbers(whole).filter((part) => !/^\d{1,5}$/.test(part) || isNamed(part));
  const parts = partsOf(value ?? whole, 4).flatMap((part) =>
    readNumber('part', part, { written: whole, certainty: 'part' }),
  );
  return [
    ...wholes,
    ...inner.flatMap((part) => readNumber('labelledNumber', part, { isOrders, certainty: 'part' })),
    ...parts,
  ];
}

/** The number with the letters before it: `ZK 12/M/08/2026`. */
function readPrefixed(place: Place): Reading[] {
  const { token, prefix, beforePrefix } = place;
  const isLabelled = isOfOrder(beforePrefix);
  if (prefix === '' || token.replace(/\D/g, '').length < 2) return [];
  if (!isLabelled && !isCode(prefix, token)) return [];
  const number = `${prefix.trim()}-${trimmed(token)}`;
  const written = `${prefix}${trimmed(token)}`;
  const options = isLabelled
    ? { isOrders: beforePrefix.noun === 'order' }
    : ({ certainty: 'unlabelled' } as const);
  return [
    ...readNumber(isLabelled ? 'labelledNumber' : 'number', number, { written, ...options }),
    ...readChains(place, `${prefix.trim()}-`, isLabelled),
  ];
}

/** The possible continuations of the number after signs with spaces around them. */
function readChains({ text, at, token, label }: Place, start: string, isFree: boolean): Reading[] {
  const own = trimmed(token);
  return chainsFrom(text, `${start}${own}`, at + own.length, isFree && label.noun !== 'parcel').flatMap(
    (number) =>
      number.replace(/\D/g, '').length < 4
        ? []
        : readNumber(isFree ? 'labelledNumber' : 'number', number, {
            certainty: isFree ? undefined : 'unlabelled',
          }),
  );
}

/** Digits that may be one grouped parcel number, or several numbers. */
export function readJoined(written: string | undefined): Reading[] {
  return written === undefined ? [] : readNumber('joined', written, { certainty: 'joined' });
}

function hasHashBefore(text: string, at: number): boolean {
  return /[#№] ?$/.test(text.slice(Math.max(0, at - 2), at));
}

function readUnlabelled(place: Place): Read {
  const { text, at, token, label, phones } = place;
  const [digits] = isNamedBehind(text, at, token) ? token.split('-') : [];
  if (digits !== undefined && !isDenied(label))
    return { readings: readNumber('labelledNumber', digits, { isOrders: true }), length: token.length };
  const readings =
    hasHashBefore(text, at) && !isDenied(label) ? readCalledNumber(place, token).map(byHash) : [];
  const grouped = groupedPhoneAt(text, at);
  const phone = grouped === undefined ? [] : readUnlabelledPhone(grouped, phones);
  readings.push(
    ...phone,
    ...readPrefixed(place),
    ...readChains(place, '', false),
    ...readDashedParcel(token),
  );
  const groups = groupsAt(text, at);
  if (groups !== undefined && groups.replace(/\D/g, '').length >= 8) {
    readings.push(...readNumber('number', groups, { certainty: 'unlabelled' }));
    return { readings, length: groups.length };
  }
  const written = trimmed(token);
  if (isTelling(written)) readings.push(...readNumber('number', written, { certainty: 'unlabelled' }));
  for (const part of unlabelledParts(place, written))
    readings.push(...readNumber('part', part, { written, certainty: 'part' }));
  // Nine to thirteen digits in a row may be an order number or a phone. The lookup decides.
  if (/^\d{9,13}$/.test(written)) readings.push(...readUnlabelledPhone(written, phones));
  const isShort = /^\d{4,7}$/.test(written) && !isYear(written) && !isTelling(written);
  if (isShort && !isCounting(text.slice(at + written.length, at + written.length + 24)))
    readings.push(...readNumber('hint', written, { certainty: 'hint' }));
  // If all groups are short, it is a phone or nothing. A longer group may be a number beside another.
  const isPhone = phone.length > 0 && grouped !== undefined && !/\d{6}/.test(grouped);
  return { readings, length: isPhone ? Math.max(grouped.length, token.length) : token.length };
}

/** Only the `#` says that it is a number: what a word says elsewhere holds, `Ticket #4913`. */
function byHash(reading: Reading): Reading {
  return 'candidate' in reading ? { ...reading, isByHash: true } : reading;
}

/** True if the noun follows the number's ending, as in Hungarian: `a 4913-as rendelés`. */
function isNamedBehind(text: string, at: number, token: string): boolean {
  if (!/^\d{2,10}-\p{L}{1,3}$/u.test(token)) return false;
  const after = text.slice(at + token.length, at + token.length + 40);
  const [, noun = ''] = /^ (\p{L}+)/u.exec(after) ?? [];
  return labelOf(noun) === 'order';
}

/** Whole numbers in an unlabelled longer token: with eight digits, in brackets, or labelled inside the token. */
function unlabelledParts({ text, at }: Place, written: string): string[] {
  const inner = innerNumbers(written).filter(isTelling);
  const [word = ''] = /^\p{L}{3,}(?=[-_])/u.exec(written) ?? [];
  const label = word === '' ? undefined : labelOf(word);
  const named = label === 'order' || label === 'return' ? digitsInside(written, 4) : [];
  const isBracketed = text[at - 1] === '[' && text[at + written.length] === ']';
  const isShops = text[at - 1] === '(' && /^(?:WEB|WWW|SHOP|STORE|NET|ORD|ORDER|ZAM)[-_]?\d/.test(written);
  return [
    ...inner,
    ...partsOf(
      normaliseNumber(written) ?? written,
      isShops || (isBracketed && /^[A-Z]/.test(written)) ? 4 : 8,
    ),
    ...named.filter((digits) => !isYear(digits) && !isCompactDate(digits)),
  ];
}

function readUnlabelledPhone(written: string, phones: PageBudget): Reading[] {
  return phones
    .readUnlabelled(written)
    .map((value): Reading => ({ worth: 'unlabelledPhone', candidate: { kind: 'phone', value, written } }));
}

function trimmed(token: string): string {
  return withoutTail(token.trim(), /[-_/]/);
}

/** True if a dash or a slash stands between two digits anywhere in the token. */
function isParted(token: string): boolean {
  const first = token.search(/\d/);
  return first >= 0 && /[-/]/.test(withoutTail(token.slice(first), /\D/));
}

type NumberWorth = 'labelledNumber' | 'number' | 'part' | 'joined' | 'hint';

/** @param options.written the text on the page, if it differs from the number */
function readNumber(
  worth: NumberWorth,
  number: string,
  { written = number, isOrders, certainty }: Partial<Pick<Candidate, 'written' | 'isOrders' | 'certainty'>>,
): Reading[] {
  const value = normaliseNumber(number);
  if (value === undefined) return [];
  const candidate: Candidate = { kind: 'number', value, written: written.trim() };
  if (isOrders) candidate.isOrders = true;
  if (certainty) candidate.certainty = certainty;
  return [{ worth, candidate }];
}

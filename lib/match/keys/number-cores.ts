/** Numbers of Amazon and eBay, and UUIDs: a part of them names nothing. */
const indivisible = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^\d{2,3}-\d{5,7}-\d{5,7}$/;

/** The longest number (characters), as in `normaliseNumber`. */
const longest = 60;

/** Four digits that may be a year. */
const year = /^(?:19[89]|20[0-4])\d$/;
/** A core with fewer digits would match too many orders. */
const fewestDigits = 4;

/** What shops and marketplaces add around the number that the buyer knows. Each pattern captures the rest. */
const shells: readonly RegExp[] = [
  // A store or a word before it: 02116_325100001, SH-5001, PL1/10012.
  /^[\p{L}\d]{1,12}_(?<core>.{4,})$/u,
  /^\p{L}[\p{L}\d]{0,9}[-/](?<core>\d.*)$/u,
  // Letters written directly before it: BB12345.
  /^\p{L}{1,6}(?<core>\d.*)$/u,
  // A letter or a country after it: 6023000001-A, 10012-PL, 12345HELLO.
  /^(?<core>.*\d)[-_/]\p{L}{1,3}$/u,
  /^(?<core>(?:.*[-_/]|\p{L}{1,6})?\d{5,})\p{L}{1,8}$/u,
  // A parcel count after it: 100000123-1, 1268540501456-01. At least four digits before it, so that it is clearly a
  // count.
  /^(?<core>.*\d{4})(?<!(?:^|\D)(?:19[89]|20[0-4])\d)[-_/]0?[1-9]$/,
  /^(?<core>.*\d{6})[-_/]\d{1,2}$/,
  /^(?<core>.*\d{4}[-_]\p{L}{1,3})[-_][1-9]$/u,
];

/**
 * The shorter numbers that a buyer may know of a number: `6023000001-A` → `6023000001`, `ZK12/M/08/2026` →
 * `12/M/08/2026`. The rest must be a number of its own: `1234-56` has no core, and a year is none.
 *
 * @param number normalised
 */
export function coresOf(number: string): string[] {
  if (number.length > longest || indivisible.test(number)) return [];
  const cores = new Set<string>();
  // The set grows during the loop: a core may have a core of its own.
  const open = [number];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const shell of shells) {
      const core = shell.exec(next)?.groups?.['core'];
      if (core === undefined || cores.has(core) || !isCore(core)) continue;
      cores.add(core);
      open.push(core);
    }
  }
  for (const core of [...cores]) {
    if (!/^0\d{4,}$/.test(core)) continue;
    const short = core.replace(/^0+/, '').padStart(4, '0');
    if (!year.test(short)) cores.add(short);
  }
  return [...cores];
}

function isCore(core: string): boolean {
  const digits = core.replace(/\D/g, '');
  return digits.length >= fewestDigits && !year.test(core) && !/^(?:\d{4})[-_/]\d{0,2}$/.test(core);
}

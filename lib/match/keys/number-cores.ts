/** Amazon's and eBay's numbers and UUIDs have parts that name nothing. */
const indivisible = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^\d{2,3}-\d{5,7}-\d{5,7}$/;

/** `normaliseNumber` takes no longer one. */
const longest = 60;

/** 4 digits that may as well be a year. */
const year = /^(?:19[89]|20[0-4])\d$/;
/** A core with fewer digits is anybody's. */
const fewestDigits = 4;

/** What shops and marketplaces put around the number that the buyer knows. Each answers what is left of it. */
const shells: readonly RegExp[] = [
  // A store or a word in front: 02116_325100001, SH-5001, PL1/10012.
  /^[\p{L}\d]{1,12}_(?<core>.{4,})$/u,
  /^\p{L}[\p{L}\d]{0,9}[-/](?<core>\d.*)$/u,
  // Letters written together with it: BB12345.
  /^\p{L}{1,6}(?<core>\d.*)$/u,
  // A letter or a country behind it: 6023000001-A, 10012-PL, 12345HELLO.
  /^(?<core>.*\d)[-_/]\p{L}{1,3}$/u,
  /^(?<core>(?:.*[-_/]|\p{L}{1,6})?\d{5,})\p{L}{1,8}$/u,
  // A count of parcels: 100000123-1, 1268540501456-01. Fewer digits leave less room for doubt.
  /^(?<core>.*\d{4})(?<!(?:^|\D)(?:19[89]|20[0-4])\d)[-_/]0?[1-9]$/,
  /^(?<core>.*\d{6})[-_/]\d{1,2}$/,
  /^(?<core>.*\d{4}[-_]\p{L}{1,3})[-_][1-9]$/u,
];

/**
 * The numbers that a buyer may know of a longer one: `6023000001-A` → `6023000001`, `ZK12/M/08/2026` →
 * `12/M/08/2026`. What is left must be a number of its own: `1234-56` has no core, and a year is none.
 *
 * @param number normalised
 */
export function coresOf(number: string): string[] {
  if (number.length > longest || indivisible.test(number)) return [];
  const cores = new Set<string>();
  // A set grows while it is walked over: a core may have a core.
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

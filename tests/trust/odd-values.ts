import fc from 'fast-check';

/**
 * Texts that a careless reader trips over: numbers that are none, times that do not exist, names that every object has,
 * markup, bidirectional and invisible signs, half a surrogate, more than anybody writes.
 */
const oddTexts = [
  ...[
    '',
    ' ',
    '\u00a0',
    '\0',
    'null',
    'NaN',
    'Infinity',
    '-Infinity',
    '1e400',
    '-1e400',
    '0x1f',
    '1e21',
    '-0',
  ],
  ...['9'.repeat(400), '0'.repeat(30), '-1', '0', '1,249', '1.249,00', '١٢٣٤٥', '12 345 678', '½'],
  ...[
    '0000-00-00 00:00:00',
    '2026-02-30',
    '2026-13-45 25:61:61',
    '+275760-09-14T00:00:00Z',
    '9999-12-31 23:59:59',
  ],
  ...['2026-03-29 02:30:00', '8640000000000001', '1969-12-31 23:00:00', '2026-11-29T10:00:00+99:99'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'],
  ...[
    '<img src=x onerror=alert(1)>',
    '</script>',
    '<!--'.repeat(50),
    '{{x}}',
    '${x}',
    '%',
    '%E0%A4%A',
    '%00',
  ],
  ...['javascript:alert(1)', 'data:text/html,x', 'https://', 'https://[', '//evil.test', 'https://a@b:1@c/'],
  ...['\u202eabc', '\u200b1\u200b2', '\ud800', '\udc00x', 'e\u0301'.repeat(20), '👩‍👩‍👧‍👦', 'İ', 'ß', 'ŉ'],
  ...['a'.repeat(6_000), '1 '.repeat(3_000), 'ola@example.com', 'a@'.repeat(500), 'AAAA', '====', '48213377'],
];

/** `[[[…]]]`, as deep as no answer is. The database of the tests cannot read what is much deeper. */
const deep: unknown = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);

/**
 * A JSON value that nobody expects where it stands. `1e400` in JSON is read as Infinity. NaN comes only from the browser's
 * own stores.
 */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e21,
    -1e308,
    2 ** 53,
    8.64e15 + 1,
    Infinity,
    -Infinity,
    NaN,
  ),
  fc.constantFrom([], {}, [null], [[]], { 0: 'x' }, deep, JSON.parse('{"__proto__":{"polluted":1}}')),
  fc.array(fc.constantFrom(...oddTexts), { maxLength: 5 }),
  fc.dictionary(fc.constantFrom(...oddTexts), fc.constantFrom(...oddTexts), { maxKeys: 4 }),
  fc.jsonValue({ maxDepth: 3 }),
);

type Path = readonly (string | number)[];

/** The paths of all values in a value, itself included. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...inner.flatMap((key) => pathsIn(Reflect.get(value, key), [...path, key]))];
}

/** The value with another one at a path; without it where that is undefined. */
function replaced(value: unknown, [key, ...rest]: Path, odd: unknown): unknown {
  if (key === undefined) return odd;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? Array.from<unknown>(value)
    : { ...value };
  const inner = replaced(Reflect.get(value, key), rest, odd);
  if (inner === undefined && !Array.isArray(copy)) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, inner);
  return copy;
}

/** The value as JSON; `null` for undefined. */
export function toJson(value: unknown): string {
  return JSON.stringify([value]).slice(1, -1);
}

/** The sample with some of its values replaced by odd ones or left out; now and then something else altogether. */
export function damaged(sample: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(sample);
  const blow = fc.record({
    at: fc.nat({ max: paths.length - 1 }),
    odd: fc.oneof({ weight: 8, arbitrary: oddValue }, fc.constant(undefined)),
  });
  return fc
    .array(blow, { minLength: 1, maxLength: 4 })
    .map((blows) => blows.reduce((value, { at, odd }) => replaced(value, paths[at] ?? [], odd), sample));
}

/** Pieces that mean something to our readers. */
const pieces = [
  ...[
    'zamówienie ',
    'nr ',
    '#',
    'tel. ',
    '+48 600 100 200',
    'login: ',
    'ZK 12/M/08',
    ' ',
    '\n',
    'Bestellung: ',
  ],
  ...[
    'ola_n95',
    'k7x2+4c8e1@allegromail.pl',
    'https://a.test/?order=48213377',
    '12345678-',
    'AB 123 ',
    '1 ',
    'a-',
  ],
  ...[
    'a=b; ',
    'max-age=',
    'expires=',
    '; ',
    ',',
    'default-src ',
    "frame-ancestors 'none'",
    "'nonce-",
    ':',
    '.',
  ],
  ...[
    'https://app.responso.com/',
    'tickets/',
    '?q=',
    '=',
    '{query}',
    'getOrders: ',
    '<!--',
    '-->',
    '(',
    '@',
    '[a=',
  ],
];
const shortOdd = oddTexts.filter((text) => text.length < 500);

/** Texts of strangers: pieces that mean something to our readers, odd ones, and anything. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...shortOdd) },
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 16 },
  )
  .map((all) => all.join(''));

/** A text with some of its words and signs replaced by odd ones. */
export function damagedText(sample: string): fc.Arbitrary<string> {
  return damaged(sample.split(/(?<=\W)|(?=\W)/)).map((words) =>
    Array.isArray(words) ? words.filter((word) => typeof word === 'string').join('') : '',
  );
}

/** What a text may repeat endlessly, to make a careless pattern try again from every place. */
export const anyRefrain: fc.Arbitrary<string> = fc
  .oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces, ...shortOdd) }, anyText)
  .filter((text) => text !== '' && text.length < 500);

/** The fields that hold times (ms). */
const times = /\.(?:\w+(?:At|Since)|at|since|\w*[uU]ntil|newest|oldest)$/;

/**
 * Finds what must never come out of a reader: numbers that are not finite, times that are no dates, functions, and the
 * prototype of all objects.
 *
 * @returns the path of the first one; undefined: there is none
 */
export function findUnsound(result: unknown): string | undefined {
  const open: { value: unknown; path: string }[] = [{ value: result, path: 'result' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === 'number' && !Number.isFinite(value)) return `${path} is ${String(value)}`;
    if (typeof value === 'number' && times.test(path) && Number.isNaN(new Date(value).getTime()))
      return `${path} is no date`;
    if (typeof value === 'function' || value === Object.prototype) return `${path} is a part of JavaScript`;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const [key, inner] of Object.entries(value))
      open.push({ value: inner, path: `${path}.${key}`.slice(0, 200) });
  }
  return Reflect.get({}, 'polluted') === undefined ? undefined : 'Object.prototype is polluted';
}

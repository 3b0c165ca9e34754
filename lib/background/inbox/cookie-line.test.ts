import { expect, it } from 'vitest';
import { readCookieLine, worksInFrame } from './cookie-line';

const now = 1_000_000;
const read = (line: string) => readCookieLine(line, now);

it('reads all that a line says', () => {
  expect(
    read('sid=a=b; Path=/app; Domain=.Responso.com; Secure; HttpOnly; SameSite=None; Partitioned'),
  ).toEqual({
    name: 'sid',
    value: 'a=b',
    domain: 'responso.com',
    path: '/app',
    isSecure: true,
    isHttpOnly: true,
    isPartitioned: true,
    sameSite: 'no_restriction',
    expiresAt: undefined,
  });
});

it.each([
  ['a=1', undefined],
  ['a=1; Max-Age=60', now + 60],
  ['a=1; Max-Age=0', 0],
  ['a=1; max-age=-1', 0],
  [`a=1; max-age=${'9'.repeat(400)}`, now + 34_560_000],
  ['a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60', now + 60],
  ['a=1; Max-Age=soon; Expires=never', undefined],
])('%s ends at %s', (line, end) => {
  expect(read(line)?.expiresAt).toBe(end);
});

it.each(['', 'nothing', '=1', ' ; Path=/'])('"%s" is no cookie', (line) => {
  expect(read(line)).toBeUndefined();
});

it.each([
  ['a=1; Secure; SameSite=None; Partitioned', true],
  ['a=1; Secure; SameSite=None', false],
  ['a=1; Secure; SameSite=Lax; Partitioned', false],
  ['a=1; SameSite=None; Partitioned', false],
  ['a=1; Secure', false],
])('%s works in a frame of Chrome: %s', (line, works) => {
  const cookie = read(line);
  expect(cookie && worksInFrame(cookie)).toBe(works);
});

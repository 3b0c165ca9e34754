import { expect, it } from 'vitest';
import { withoutTail } from './without-tail';

it.each([
  ['Jan.', /[.!]/, 'Jan'],
  ['a.b!.', /[.!]/, 'a.b'],
  ['...', /\./, ''],
  ['', /\./, ''],
  ['order:', /\d/, 'order:'],
  ['Solved 🙂', /[^\p{L}]/u, 'Solved'],
  ['𝐉', /[^\p{L}]/u, '𝐉'],
])('%j without the signs %s at its end is %j', (text, sign, left) => {
  expect(withoutTail(text, sign)).toBe(left);
});

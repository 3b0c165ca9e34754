import { expect, it } from 'vitest';
import { isOfFormat } from './file-format';

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

it.each(['<p>1</p>', '\n<!DOCTYPE html>', '<!-- a --> <!----><html>', '\xef\xbb\xbf<!-- <p> -->\n<div>'])(
  '%j is a label in HTML',
  (text) => {
    expect(isOfFormat(bytesOf(text), 'html')).toBe(true);
  },
);

// Tried in 2026-11: a regular expression took longer than anybody waits for 40 comments.
it.each(['<!-- <p>', `${'<!---->'.repeat(140)}x`, `${'<!-- '.repeat(200)}-->x`, '<svg>', ''])(
  '%j is none, which is seen at once',
  (text) => {
    expect(isOfFormat(bytesOf(text), 'html')).toBe(false);
  },
);

it('what a printer of labels is told in EPL ends with its line', () => {
  expect(isOfFormat(bytesOf('OD,P1\nN\n'), 'epl')).toBe(true);
  expect(isOfFormat(bytesOf('OD,P1'), 'epl')).toBe(false);
});

import { expect, it } from 'vitest';
import { withoutFrameAncestors } from './frame-policy';

it.each([
  ["default-src 'self'; frame-ancestors 'none'; object-src 'none'", "default-src 'self'; object-src 'none'"],
  ["Frame-Ancestors 'self'", ''],
  ["default-src 'self'", "default-src 'self'"],
  [
    "default-src 'self'; frame-ancestors 'self', frame-ancestors 'none'; img-src *",
    "default-src 'self', img-src *",
  ],
  [
    "frame-ancestors\t'self';script-src https://frame-ancestors.test",
    'script-src https://frame-ancestors.test',
  ],
])('%s → %s', (policy, left) => {
  expect(withoutFrameAncestors(policy)).toBe(left);
});

it('does not repeat a nonce, which would let in what the next answer does not mean to', () => {
  expect(withoutFrameAncestors("script-src 'nonce-abc'; frame-ancestors 'none'")).toBeUndefined();
});

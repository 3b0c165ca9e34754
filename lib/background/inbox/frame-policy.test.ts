import { expect, it } from 'vitest';
import { directivesOf, limitsFrames, splitPolicies, withoutFrameAncestors } from './frame-policy';

it.each([
  [
    ["default-src 'self'; frame-ancestors 'none'; object-src 'none'"],
    "default-src 'self'; object-src 'none'",
  ],
  [["Frame-Ancestors 'self'"], ''],
  [["default-src 'self'"], "default-src 'self'"],
  [
    ["default-src 'self'; frame-ancestors 'self', frame-ancestors 'none'; img-src *"],
    "default-src 'self', img-src *",
  ],
  [["frame-ancestors 'self'", "sandbox; frame-ancestors 'self'"], 'sandbox'],
  [
    ["frame-ancestors\t'self';script-src https://frame-ancestors.test"],
    'script-src https://frame-ancestors.test',
  ],
])('%s → %s', (values, left) => {
  expect(withoutFrameAncestors(splitPolicies(values))).toBe(left);
});

it('does not repeat a nonce, which would let in what the next answer does not mean to', () => {
  expect(withoutFrameAncestors(["script-src 'nonce-abc'; frame-ancestors 'none'"])).toBeUndefined();
});

it.each([
  [['sandbox allow-scripts'], false],
  [['script-src https://frame-ancestors.test'], false],
  [["img-src *, FRAME-ANCESTORS 'self'"], true],
  [['img-src *', "default-src 'self';frame-ancestors 'none'"], true],
  [[''], false],
])('%s limits who may frame: %s', (values, limits) => {
  expect(limitsFrames(splitPolicies(values))).toBe(limits);
});

it('names the directives', () => {
  expect(directivesOf(" Default-Src 'self' ;; sandbox;img-src\t*")).toEqual([
    'default-src',
    'sandbox',
    'img-src',
  ]);
});

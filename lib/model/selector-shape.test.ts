import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainSelector } from './selector-shape';

describe('a selector of a taught profile', () => {
  it.each([
    'x-app',
    "[data-testid='buyer-email']",
    'main > .person',
    'div.buyer__mail > span:nth-of-type(2)',
    ':root > :nth-child(2) > :nth-child(1)',
    '#root .side aside',
  ])('may be %s', (selector) => {
    expect(isPlainSelector(selector)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '*',
    ':has(:has(*))',
    ':is(div, span)',
    'a[href^="mailto:jan@example.com"]',
    "[title='jan@example.com']",
    'p, script',
    'p { color: red }',
    'p >',
    '.a'.repeat(300),
  ])('is not %s', (selector) => {
    expect(isPlainSelector(selector)).toBe(false);
  });

  it('is told in no time, however a file was made to take long', () => {
    const parts = fc.constantFrom('a', '-', '.', '#', ' ', ' > ', ':nth-child(1)', "[a='", "']", '_', '1');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 400 }), (made) => {
        const began = performance.now();
        isPlainSelector(made.join(''));
        expect(performance.now() - began).toBeLessThan(50);
      }),
    );
  });
});

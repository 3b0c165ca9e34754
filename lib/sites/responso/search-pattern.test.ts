import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchAddress, toSearchPattern, toViewAddress } from './search-pattern';

it.each([
  ['https://app.responso.com/inbox/all?q=sidecar', 'https://app.responso.com/inbox/all?q={query}'],
  ['https://app.responso.com/app#/all?q=Sidecar', 'https://app.responso.com/app#/all?q={query}'],
  ['https://app.responso.com/search/sidecar/1', 'https://app.responso.com/search/{query}/1'],
  ['https://desk.responso.com/d?view=all&q=kubek', 'https://desk.responso.com/d?view=all&q={query}'],
  ['  https://app.responso.com/?search={query} ', 'https://app.responso.com/?search={query}'],
])('%s → %s', (pasted, pattern) => {
  expect(toSearchPattern(pasted)).toEqual({ pattern });
});

it.each([
  ['sidecar', 'notAddress'],
  ['', 'notAddress'],
  ['http://app.responso.com/?q=sidecar', 'notAddress'],
  ['javascript:sidecar', 'notAddress'],
  ['https://evil.test/?q=sidecar', 'notResponso'],
  ['https://app.responso.com.evil.test/?q=sidecar', 'notResponso'],
  ['https://sidecar@app.responso.com/', 'notResponso'],
  ['https://www.responso.com/?q=sidecar', 'notResponso'],
  ['https://app.responso.com/inbox/all', 'noQuery'],
])('says what is wrong with %s', (pasted, problem) => {
  expect(toSearchPattern(pasted)).toEqual({ problem });
});

it('keeps every query in its place, on the same host', () => {
  const patterns = [
    'https://app.responso.com/a?q={query}&b=1',
    'https://app.responso.com/app#/all?q={query}',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...patterns), fc.string({ unit: 'grapheme' }), (pattern, query) => {
      const url = new URL(searchAddress(pattern, query));
      const asked = new URLSearchParams((pattern.includes('#') ? url.hash : url.search).split('?')[1]);
      expect(url.host).toBe('app.responso.com');
      expect(asked.get('q')).toBe(query);
    }),
  );
});

it('makes no address of a pattern that has none', () => {
  expect(searchAddress('', 'x')).toBe('');
  expect(searchAddress('https://{query}/', 'evil.test')).toBe('');
  expect(searchAddress('https://app.responso.com{query}/', '.evil.test')).toBe('');
});

it('takes any address of the app as a view', () => {
  expect(toViewAddress('https://app.responso.com/inbox/mine')).toEqual({
    address: 'https://app.responso.com/inbox/mine',
  });
  expect(toViewAddress('https://evil.test/')).toEqual({ problem: 'notResponso' });
});

import { describe, expect, it } from 'vitest';
import { writeCsv } from './csv';

describe('a table for a spreadsheet', () => {
  it.each(['=1+1', '+48600100200', '-5', '@SUM(A1)', '\t=1', ' =1', '=HYPERLINK("http://x","y")'])(
    'has no formula in %j',
    (cell) => {
      const [written = ''] = writeCsv([[cell]], 'en')
        .replace('\uFEFF', '')
        .split('\r\n');
      expect(written.startsWith(`"'`)).toBe(true);
      expect(written.slice(2, -1).replaceAll('""', '"')).toBe(cell);
    },
  );

  it('keeps quotes, separators and line breaks within their cell', () => {
    expect(writeCsv([['a "b"', 'c,d;e', 'f\ng']], 'en')).toBe('\uFEFF"a ""b""","c,d;e","f\ng"\r\n');
  });

  it.each([
    ['en', '\uFEFF"a","b"\r\n'],
    ['pl', '\uFEFF"a";"b"\r\n'],
    ['pt-BR', '\uFEFF"a";"b"\r\n'],
  ])('parts its columns as spreadsheets in %s do', (language, written) => {
    expect(writeCsv([['a', 'b']], language)).toBe(written);
  });
});

import { describe, expect, it } from 'vitest';
import { errorPages, labelBytes } from '@/tests/fixtures/labels';
import { FailureError } from '@/lib/model/failure';
import { labelFormats, largestLabel } from '@/lib/model/label';
import { labelName } from './label-name';
import { readLabel } from './fetch-label';

const base64 = (bytes: Buffer) => bytes.toString('base64');

function failureOf(extension: string, label: string): string {
  try {
    readLabel({ extension, label });
    return 'none';
  } catch (thrown) {
    return thrown instanceof FailureError ? thrown.failure.kind : String(thrown);
  }
}

describe('a label', () => {
  it.each(labelFormats)('of %s is read byte for byte, and taken for no other format', (format) => {
    const label = base64(labelBytes[format]);
    const read = readLabel({ extension: format, label });
    expect(read.format).toBe(format);
    expect(Buffer.from(read.bytes).equals(labelBytes[format])).toBe(true);
    for (const other of labelFormats)
      expect(failureOf(other, label)).toBe(other === format ? 'none' : 'labelUnreadable');
  });

  it.each([
    ['PDF', labelBytes.pdf],
    ['.pdf', labelBytes.pdf],
    ['htm', labelBytes.html],
    ['html', Buffer.from('\ufeff<!-- courier -->\n<table><tr><td>DPD</td></tr></table>')],
    ['pdf', Buffer.concat([Buffer.from('\r\n'), labelBytes.pdf])],
    ['zpl', Buffer.from('^XA^FDx^FS^XZ')],
    ['zpl', Buffer.from('~DGR:LOGO.GRF,00128,008,FFFF\n^XA^XGR:LOGO.GRF^FS^XZ')],
    ['epl', Buffer.from('I8,B,001\nN\nP1\n')],
    ['dpl', Buffer.from('\x01D\x02L\rE\r')],
  ])('%s in another writing is taken too', (extension, bytes) => {
    expect(failureOf(extension, base64(bytes))).toBe('none');
  });

  it('may be broken into lines', () => {
    const label = base64(labelBytes.pdf).replace(/.{20}/g, '$&\r\n');
    expect(Buffer.from(readLabel({ extension: 'pdf', label }).bytes).equals(labelBytes.pdf)).toBe(true);
  });

  it.each(Object.entries(errorPages))(
    'is not a page about an error (%s), whatever it is called',
    (kind, page) => {
      // A web page may be a label where labels are web pages.
      for (const format of labelFormats.filter((name) => !(kind === 'html' && name === 'html')))
        expect([format, failureOf(format, base64(page))]).toEqual([format, 'labelUnreadable']);
    },
  );

  it.each([
    ['nothing', 'pdf', '', 'labelMissing'],
    ['blanks', 'pdf', ' \n', 'labelMissing'],
    ['no base64', 'pdf', '%PDF-1.4', 'labelUnreadable'],
    ['an unknown extension', 'exe', base64(labelBytes.pdf), 'labelUnreadable'],
    ['no extension', '', base64(labelBytes.pdf), 'labelUnreadable'],
  ])('that is %s is refused', (_, extension, label, kind) => {
    expect(failureOf(extension, label)).toBe(kind);
  });

  it('may have 20 MB and not a byte more', () => {
    const ofLength = (length: number) => base64(Buffer.concat([labelBytes.pdf], length));
    expect(failureOf('pdf', ofLength(largestLabel))).toBe('none');
    expect(failureOf('pdf', ofLength(largestLabel + 1))).toBe('labelTooLarge');
  });
});

it.each([
  [['48213377', 'paczkomaty', '620100847712'], 'label-48213377-paczkomaty-620100847712.pdf'],
  [['1', 'DPD', 'AB/12 34:56'], 'label-1-DPD-AB-12-34-56.pdf'],
  [['1', 'dpd', '..\\..\\evil'], 'label-1-dpd-evil.pdf'],
  [['1', 'żółw', '\u202Egpj'], 'label-1-zo-w-gpj.pdf'],
  [['1', '', '7'], 'label-1-7.pdf'],
  [['1', 'dpd', 'x'.repeat(300)], `label-1-dpd-${'x'.repeat(60)}.pdf`],
])('%j is saved as %s', (parts, name) => {
  expect(labelName(parts, 'pdf')).toBe(name);
  expect(name).toMatch(/^[\w.-]+$/);
});

import { describe, expect, it } from 'vitest';
import { errorPages, labelBytes } from '@/tests/fixtures/labels';
import { FailureError } from '@/lib/model/failure';
import { fileFormats, largestFile } from '@/lib/documents/document';
import { fileName } from './file-name';
import { readFile } from './read-file';

const base64 = (bytes: Buffer) => bytes.toString('base64');

/** A label as Base sends it. */
function read(extension: string, sent: string) {
  return readFile({ extension, sent, missing: { kind: 'labelMissing' }, nameParts: ['label', '1'] });
}

function failureOf(extension: string, sent: string): string {
  try {
    read(extension, sent);
    return 'none';
  } catch (thrown) {
    return thrown instanceof FailureError ? thrown.failure.kind : String(thrown);
  }
}

describe('a file', () => {
  it.each(fileFormats)('of %s is read byte for byte, and taken for no other format', (format) => {
    const label = base64(labelBytes[format]);
    const { format: found, bytes } = read(format, label);
    expect(found).toBe(format);
    expect(Buffer.from(bytes).equals(labelBytes[format])).toBe(true);
    for (const other of fileFormats)
      expect(failureOf(other, label)).toBe(other === format ? 'none' : 'fileUnreadable');
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
    expect(Buffer.from(read('pdf', label).bytes).equals(labelBytes.pdf)).toBe(true);
  });

  it.each([
    ['data:', 'data:'],
    ['DATA:', 'DATA:'],
    ['a MIME type', 'data:application/pdf;base64,'],
    ['a wrong MIME type', 'data:text/html;charset=utf-8;base64,'],
  ])('may have %s before it, and the file alone is kept', (_, before) => {
    const { file, bytes } = read('pdf', before + base64(labelBytes.pdf));
    expect(file.base64).toBe(base64(labelBytes.pdf));
    expect(Buffer.from(bytes).equals(labelBytes.pdf)).toBe(true);
  });

  it.each(['data:', 'data:application/pdf;base64,'])('with nothing but %s is missing', (sent) => {
    expect(failureOf('pdf', sent)).toBe('labelMissing');
  });

  it.each(Object.entries(errorPages))(
    'is not a page about an error (%s), whatever it is called',
    (kind, page) => {
      // A web page may be a label where labels are web pages.
      for (const format of fileFormats.filter((name) => !(kind === 'html' && name === 'html')))
        expect([format, failureOf(format, base64(page))]).toEqual([format, 'fileUnreadable']);
    },
  );

  it.each([
    ['nothing', 'pdf', '', 'labelMissing'],
    ['blanks', 'pdf', ' \n', 'labelMissing'],
    ['no base64', 'pdf', '%PDF-1.4', 'fileUnreadable'],
    ['an unknown extension', 'exe', base64(labelBytes.pdf), 'fileUnreadable'],
    ['no extension', '', base64(labelBytes.pdf), 'fileUnreadable'],
  ])('that is %s is refused', (_, extension, label, kind) => {
    expect(failureOf(extension, label)).toBe(kind);
  });

  it('may have 20 MB and not a byte more', () => {
    const ofLength = (length: number) => base64(Buffer.concat([labelBytes.pdf], length));
    expect(failureOf('pdf', ofLength(largestFile))).toBe('none');
    expect(failureOf('pdf', ofLength(largestFile + 1))).toBe('fileTooLarge');
  });
});

it.each([
  [['label', '48213377', 'paczkomaty', '620100847712'], 'label-48213377-paczkomaty-620100847712.pdf'],
  [['label', '1', 'DPD', 'AB/12 34:56'], 'label-1-DPD-AB-12-34-56.pdf'],
  [['label', '1', 'dpd', '..\\..\\evil'], 'label-1-dpd-evil.pdf'],
  [['label', '1', 'żółw', '\u202Egpj'], 'label-1-zo-w-gpj.pdf'],
  [['label', '1', '', '7'], 'label-1-7.pdf'],
  [['label', '1', 'dpd', 'x'.repeat(300)], `label-1-dpd-${'x'.repeat(60)}.pdf`],
  [['invoice', '48213377', 'FV 12/11/2026'], 'invoice-48213377-FV-12-11-2026.pdf'],
])('%j is saved as %s', (parts, name) => {
  expect(fileName(parts, 'pdf')).toBe(name);
  expect(name).toMatch(/^[\w.-]+$/);
});

import { fileFormats, type FileFormat } from '@/lib/documents/document';

/** How many bytes of a file are looked at to tell its format. PDF allows this many before its mark. */
const headLength = 1024;

/**
 * How each format begins, as Latin-1 text. The printer languages have no mark, so they are recognised by their first
 * commands.
 */
const beginnings: Record<FileFormat, RegExp> = {
  pdf: /%PDF-/,
  png: /^\x89PNG\r\n\x1a\n/,
  gif: /^GIF8[79]a/,
  html: /^<(?:!doctype html|html|head|body|div|table|img|style|meta|center|p|span)\b/i,
  // A command begins with ^ or ~; drivers send `CT~~CD,~CC^~CT~` first. Everything before ^XA is set-up or a picture.
  zpl: /^(?:\xef\xbb\xbf)?\s*(?:\^XA|(?:CT)?~|\^[A-Z])/i,
  // Zebra, EPL2 manual: N clears the picture; I, q, Q, S, D, Z, R, O and J set the printer up, FK and GK delete what is
  // kept.
  epl: /^\s*(?:N|I\d|[qQSDR]\d|Z[TB]|O|J[BF]|[FG]K|EPL2?|;)[^\r\n]*[\r\n]/,
  // Datamax, DPL manual: every command to the printer begins with SOH or STX.
  dpl: /^\s*[\x01\x02]/,
};

const mimeTypes: Record<FileFormat, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  gif: 'image/gif',
  html: 'text/html',
  // No type is registered for these formats, and a browser may rename a file that it takes for text.
  zpl: 'application/octet-stream',
  epl: 'application/octet-stream',
  dpl: 'application/octet-stream',
};

/** The format that Base's `extension` names (`PDF`, `.pdf` and `htm` too), or undefined. */
export function formatOfExtension(extension: string): FileFormat | undefined {
  const plain = extension.trim().toLowerCase().replace(/^\./, '');
  return fileFormats.find((format) => format === (plain === 'htm' ? 'html' : plain));
}

/** True when a file is what it is said to be: an error page that calls itself a PDF is not. */
export function isOfFormat(bytes: Uint8Array, format: FileFormat): boolean {
  // Not a TextDecoder: its `latin1` is windows-1252, which has other characters for 0x80 to 0x9f.
  const head = String.fromCharCode(...bytes.subarray(0, headLength));
  return beginnings[format].test(format === 'html' ? withoutComments(head) : head);
}

/** Returns the text from the first tag on. Before it there may be a byte order mark, blanks and comments. */
function withoutComments(head: string): string {
  let rest = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return '';
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}

/** The MIME type of a file. */
export function mimeTypeOf(format: FileFormat): string {
  return mimeTypes[format];
}

/** True for files that only a label printer can read. */
export function isForPrinters(format: FileFormat): boolean {
  return ['zpl', 'epl', 'dpl'].includes(format);
}

import { decodeBase64 } from '@/lib/text/decode-base64';
import { FailureError, type Failure } from '@/lib/model/failure';
import { largestFile, type DocumentFile, type FileFormat } from '@/lib/documents/document';
import { formatOfExtension, isOfFormat, mimeTypeOf } from './file-format';
import { fileName } from './file-name';

/** The file of a document that has been checked: it is of the format that it claims to be. */
export interface FetchedDocument {
  file: DocumentFile;
  format: FileFormat;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Decodes a file that Base sent, and names it.
 *
 * @param sent base64, which may have blanks in it and `data:` before it, with a MIME type or without
 * (base-api.md §3.11 and §5.2)
 * @param missing what to say if it is empty
 * @param nameParts the name's parts, without the extension
 * @throws FailureError `missing` · fileTooLarge · fileUnreadable when it is not base64, or not what its extension says
 */
export function readFile({
  sent,
  extension,
  missing,
  nameParts,
}: {
  sent: string;
  extension: string;
  missing: Failure;
  nameParts: readonly string[];
}): FetchedDocument {
  const base64 = base64Of(sent);
  if (base64 === '') throw new FailureError(missing);
  if (base64.length > Math.ceil(largestFile / 3) * 4) throw new FailureError({ kind: 'fileTooLarge' });
  const bytes = decode(base64);
  if (bytes && bytes.length > largestFile) throw new FailureError({ kind: 'fileTooLarge' });
  const format = formatOfExtension(extension);
  if (!bytes || !format || !isOfFormat(bytes, format)) throw new FailureError({ kind: 'fileUnreadable' });
  const file = { name: fileName(nameParts, format), type: mimeTypeOf(format), base64 };
  return { file, format, bytes };
}

/** Drops blanks, and the beginning of a `data:` URI. Base64 has no comma, so one ends the MIME type. */
function base64Of(sent: string): string {
  return sent.replace(/\s+/g, '').replace(/^data:(?:[^,]{0,200},)?/i, '');
}

/** Undefined when it is not base64. */
function decode(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return decodeBase64(base64);
  } catch {
    return undefined;
  }
}

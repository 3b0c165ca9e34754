import { decodeBase64 } from './decode-base64';

/** Writes bytes as base64 that may stand in addresses and names: `-` and `_`, no `=`. */
export function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads what `toBase64Url` has written. Throws an InvalidCharacterError if the text is something else. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}

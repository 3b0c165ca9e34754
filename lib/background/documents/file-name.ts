import { withoutTail } from '@/lib/text/without-tail';

/**
 * Longest part of a name (characters). File systems allow 255 bytes, and the browser needs room to tell two files of
 * one name apart.
 */
const longestPart = 60;

/**
 * Makes the name under which a file is saved and attached: `label-48213377-paczkomaty-620100847712.pdf`. Numbers of
 * couriers and of invoices have slashes and blanks. Only letters, digits, `.`, `_` and `-` are left, which every file
 * system accepts.
 */
export function fileName(parts: readonly string[], format: string): string {
  return `${parts.map(clean).filter(Boolean).join('-')}.${format}`;
}

function clean(part: string): string {
  const plain = part
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, longestPart)
    .replace(/^[.-]+/, '');
  return withoutTail(plain, /[.-]/);
}

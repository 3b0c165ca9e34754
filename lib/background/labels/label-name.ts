import { withoutTail } from '@/lib/text/without-tail';

/** File systems allow 255 bytes; what the browser adds to tell two of a name apart needs room too. */
const longestPart = 60;

/**
 * The name a label is saved and attached under: `label-48213377-paczkomaty-620100847712.pdf`. Couriers write numbers with
 * slashes and blanks: left are letters, digits, `.`, `_` and `-`, which every file system takes.
 */
export function labelName(parts: readonly string[], format: string): string {
  return `${['label', ...parts.map(clean).filter(Boolean)].join('-')}.${format}`;
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

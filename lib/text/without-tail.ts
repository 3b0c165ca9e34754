/**
 * Removes the signs at the end of a text. A regular expression that ends with `$` would try every position of a long
 * text; this checks each character once.
 *
 * @param sign matches one character to remove; without the flag `g`
 */
export function withoutTail(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0) {
    const last = text.charCodeAt(end - 1);
    const isSecondHalf = last >= 0xdc00 && last <= 0xdfff && end > 1;
    const start = end - (isSecondHalf ? 2 : 1);
    if (!sign.test(text.slice(start, end))) break;
    end = start;
  }
  return text.slice(0, end);
}

/**
 * A text without the signs at its end. A regular expression that ends with `$` would look at every place of a long text
 * anew; this looks at each sign once.
 *
 * @param sign what one character that is taken off matches; without the flag `g`
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

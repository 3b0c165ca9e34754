const accents: Record<string, string> = {
  a: 'á',
  e: 'ë',
  i: 'î',
  o: 'ö',
  u: 'ü',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  y: 'ý',
};

/**
 * A text in a made-up language: accented, 40% longer, between ⟦ and ⟧. What is shown without these brackets is not from
 * the locale files. Words grow, as they do in other languages; what is in braces stays.
 */
export function toPseudo(text: string): string {
  const longer = text.replace(/\{\w+\}|[a-z]+/gi, (word) => {
    if (word.startsWith('{')) return word;
    const accented = word.replace(/[aeioucnsy]/g, (letter) => accents[letter] ?? letter);
    return accented + 'ö'.repeat(Math.round(word.length * 0.4));
  });
  return `⟦${longer}⟧`;
}

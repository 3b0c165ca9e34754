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
 * Translates a text into a made-up language: accented, 40% longer, between ⟦ and ⟧. A text without these brackets is
 * not from the locale files. Words get longer, as in other languages. Text in braces stays.
 */
export function toPseudo(text: string): string {
  const longer = text.replace(/\{[\w.]+\}|[a-z]+/gi, (word) => {
    if (word.startsWith('{')) return word;
    const accented = word.replace(/[aeioucnsy]/g, (letter) => accents[letter] ?? letter);
    return accented + 'ö'.repeat(Math.round(word.length * 0.4));
  });
  return `⟦${longer}⟧`;
}

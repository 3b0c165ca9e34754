/** For `toMatchTextContent`: matches if the element contains the text, with any white space between its words. */
export function containing(text: string): RegExp {
  const words = text.trim().split(/\s+/);
  return new RegExp(words.map((word) => RegExp.escape(word)).join('\\s+'));
}

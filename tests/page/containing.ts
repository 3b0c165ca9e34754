/** For `toMatchTextContent`: the text is part of what stands there, whatever space is between its words. */
export function containing(text: string): RegExp {
  const words = text.trim().split(/\s+/);
  return new RegExp(words.map((word) => RegExp.escape(word)).join('\\s+'));
}

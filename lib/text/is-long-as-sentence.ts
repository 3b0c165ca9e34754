/** Characters and words of the shortest text that a person wrote as a sentence. */
const shortest = 35;
const fewestWords = 6;

/** True for a text as long as a sentence that a person wrote: shorter ones name parts of a page, buttons and people. */
export function isLongAsSentence(text: string): boolean {
  const said = text.trim();
  return said.length >= shortest && said.split(/\s+/, fewestWords).length >= fewestWords;
}

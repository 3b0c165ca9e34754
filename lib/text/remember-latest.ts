/**
 * Makes a function that remembers what it has made of a text, for pages that are read again and again with the same
 * texts. After `most` texts it forgets all of them.
 */
export function rememberLatest<Made>(most: number, make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, { made: Made }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.made;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, { made });
    return made;
  };
}

/** The parts of a tab's title: `Gdzie paczka? – Responso`. Browsers give it with single spaces. */
export function titleParts(title: string): string[] {
  return title.split(/\s[–—|·•:-]+\s/).map((part) => part.trim());
}

/** Splits a tab's title into parts: `Gdzie paczka? – Responso`. Browsers collapse its spaces. */
export function titleParts(title: string): string[] {
  return title.split(/\s[–—|·•:-]+\s/).map((part) => part.trim());
}

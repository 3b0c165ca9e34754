import type { TextKey } from '@/lib/text/i18n';

let texts: Record<string, string> = {};

/** Sets the language of `words`. */
export function speak(language: Record<string, string>): void {
  texts = language;
}

/** The text for a key in the language of the page, up to the first value in it. */
export function words(key: TextKey): string {
  const text = texts[key.replaceAll('.', '_')];
  if (text === undefined) throw new Error(`No text ${key}`);
  return (text.split('{')[0] ?? '').replace(/\s+/g, ' ').trim();
}

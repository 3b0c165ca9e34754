import { parse } from 'yaml';
import english from '@/locales/en.yml?raw';
import polish from '@/locales/pl.yml?raw';
import portuguese from '@/locales/pt_BR.yml?raw';
import { toPseudo } from './to-pseudo';

/** The locale files, and a made-up language. */
export const locales = ['en', 'pl', 'pt_BR', 'pseudo'] as const;

export type Locale = (typeof locales)[number];

const files = { en: english, pl: polish, pt_BR: portuguese, pseudo: english };

/** Names that are the same in every language. */
const untouched = ['extension_name', 'language_tag'];

/** All texts of a language, under the keys of the browser's i18n API. */
export function localeTexts(locale: Locale): Record<string, string> {
  const texts = flatten(parse(files[locale]));
  if (locale !== 'pseudo') return Object.fromEntries(texts);
  return Object.fromEntries(
    texts.map(([key, text]) => [key, untouched.includes(key) ? text : toPseudo(text)]),
  );
}

function flatten(tree: unknown, path: string[] = []): [key: string, text: string][] {
  if (typeof tree !== 'object' || tree === null) return [[path.join('_'), String(tree)]];
  return Object.entries(tree).flatMap(([key, value]) => flatten(value, [...path, key]));
}

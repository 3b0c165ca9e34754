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

const read = new Map<Locale, Record<string, string>>();

/** All texts of a language, under the keys of the browser's i18n API. Each file is parsed once. */
export function localeTexts(locale: Locale): Readonly<Record<string, string>> {
  const known = read.get(locale);
  if (known) return known;
  const texts = flatten(parse(files[locale])).map(([key, text]): [string, string] =>
    locale !== 'pseudo' || untouched.includes(key) ? [key, text] : [key, toPseudo(text)],
  );
  const all = Object.fromEntries(texts);
  read.set(locale, all);
  return all;
}

function flatten(tree: unknown, path: string[] = []): [key: string, text: string][] {
  if (typeof tree !== 'object' || tree === null) return [[path.join('_'), String(tree)]];
  return Object.entries(tree).flatMap(([key, value]) => flatten(value, [...path, key]));
}

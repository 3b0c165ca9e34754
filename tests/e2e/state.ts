import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { parse } from 'yaml';
import type { View } from '../../sandbox/browser/view.ts';

/** One state that a user may see, and the document that is in it. */
export interface State {
  name: string;
  view: View;
}

/** The names of the locale files. */
export type Locale = 'en' | 'pl' | 'pt_BR';

const all: [language: string, locale: Locale][] = [
  ['en', 'en'],
  ['pl', 'pl'],
  ['pt-BR', 'pt_BR'],
];

/**
 * The languages that Sidecar speaks: as a browser calls them, and their locale files. In Firefox, which takes four times
 * as long for a walk, one of them: what axe looks at is the same document there.
 */
export const languages = all.filter(([language]) => inject('kind') === 'chromium' || language === 'pl');

/** What a text of a locale file says, by its key. */
export function textsOf(locale: Locale): (key: string) => string {
  const file: unknown = parse(readFileSync(join(import.meta.dirname, `../../locales/${locale}.yml`), 'utf8'));
  return (key) => {
    const text = key
      .split('.')
      .reduce((part, name) => (typeof part === 'object' && part ? Reflect.get(part, name) : undefined), file);
    if (typeof text !== 'string') throw new Error(`No text ${key} in ${locale}`);
    return text;
  };
}

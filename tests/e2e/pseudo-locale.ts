import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const messagesSchema = z.record(z.string(), z.looseObject({ message: z.string() }));

/** Names, which are the same in every language. */
const untouched = ['extension_name', 'language_tag'];

const accents: Record<string, string> = {
  a: 'á',
  e: 'ë',
  i: 'î',
  o: 'ö',
  u: 'ü',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  y: 'ý',
};

/**
 * Copies a built extension and rewrites the texts of the copy: accented, 40% longer, between ⟦ and ⟧. What is shown
 * without these brackets is then not from the locale files.
 */
export async function copyWithPseudoLocale(built: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'sidecar-pseudo-'));
  await cp(built, copy, { recursive: true });
  const file = join(copy, '_locales/en/messages.json');
  const messages = messagesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const [name, text] of Object.entries(messages)) {
    if (!untouched.includes(name)) text.message = toPseudo(text.message);
  }
  await writeFile(file, JSON.stringify(messages));
  return copy;
}

/** Words grow, as they do in other languages, rather than one long word being added; what is in braces stays. */
export function toPseudo(text: string): string {
  const longer = text.replace(/\{\w+\}|[a-z]+/gi, (word) => {
    if (word.startsWith('{')) return word;
    const accented = word.replace(/[aeioucnsy]/g, (letter) => accents[letter] ?? letter);
    return accented + 'ö'.repeat(Math.round(word.length * 0.4));
  });
  return `⟦${longer}⟧`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const flatten = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key))
    : [[path, String(value)]];

const read = (name: string) =>
  flatten(parse(readFileSync(join(import.meta.dirname, '..', 'locales', `${name}.yml`), 'utf8')));
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe.each(['pl', 'pt_BR'])('the texts in %s', (name) => {
  it('are the same as in English, in the same order', () => {
    expect(read(name).map(([key]) => key)).toEqual(read('en').map(([key]) => key));
  });

  it('name the same values', () => {
    const english = new Map(read('en'));
    for (const [key, text] of read(name))
      expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key) ?? '')]);
  });

  it('tell apart what English tells apart, such as two parts of a page', () => {
    const english = new Map(read('en'));
    // Sentences, and names that never name parts of one page.
    const alike =
      /^(activity\.by\.agent|team\.me|team\.removeMember|automations\.(delete|runsActions|unknown\.orderStatus)|templates\.delete|status\.(runsActions|confirm)|insert\.placeholder\.order\.(status|number)|inbox\.query\.order|helpdesks\.(another|add)|timeline\.paidBack|order\.refunded|(settings|diagnostics)\.file\.badValue|settings\.panel\.status)$/;
    const said = new Map<string, string | undefined>();
    const same = read(name).filter(([key, text]) => {
      if (text.trim() === '') return true;
      const before = said.get(text);
      said.set(text, english.get(key));
      return before !== undefined && before !== english.get(key) && !alike.test(key);
    });
    expect(same).toEqual([]);
  });

  it('are translated', () => {
    const english = new Map(read('en'));
    // Names and words that are the same in both languages.
    const same =
      /^(automations\.quoted|extension\.name|inbox\.menu|options\.namePlaceholder|order\.(status|unknownStatus|email|login)|welcome\.base\.api)$/;
    expect(read(name).filter(([key, text]) => english.get(key) === text && !same.test(key))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { pageStates } from './page-states.ts';
import { panelStates } from './panel-states.ts';
import { textsOf, type Locale, type State } from './state.ts';
import { violations } from './violations.ts';
import { useWorld } from './world.ts';

const languages: [language: string, locale: Locale][] = [
  ['en', 'en'],
  ['pl', 'pl'],
  ['pt-BR', 'pt_BR'],
];

describe.each(languages)('in %s, light and dark, axe finds nothing wrong', (language, locale) => {
  describe('in the pages', () => {
    const world = useWorld({ language });
    it('in any state', { timeout: 240_000 }, async () => {
      expect(await walk(pageStates(world, textsOf(locale)))).toBeGreaterThan(30);
    });
  });

  describe('in the order panel', () => {
    const world = useWorld({ language });
    it('in any state', { timeout: 240_000 }, async () => {
      const page = await world.signIn();
      expect(await walk(panelStates(world, page, textsOf(locale)))).toBeGreaterThan(25);
    });
  });
});

/** How many states there are. Each that something is wrong in is told. */
async function walk(states: AsyncIterable<State>): Promise<number> {
  const wrong: Record<string, string[]> = {};
  let count = 0;
  for await (const { name, view } of states) {
    count += 1;
    const found = await violations(view);
    if (found.length > 0) wrong[name] = found;
  }
  expect(wrong).toEqual({});
  return count;
}

import { describe, expect, it } from 'vitest';
import { panelStates, textsOf, type Locale } from './panel-states.ts';
import { violations } from './violations.ts';
import { useWorld } from './world.ts';

describe.each([
  ['light', 'en', 'en'],
  ['dark', 'pl', 'pl'],
  ['dark', 'pt-BR', 'pt_BR'],
] as const)('in %s colours and in %s', (colorScheme, language, locale: Locale) => {
  const world = useWorld({ colorScheme, language });

  it('axe finds nothing wrong in any state of the order panel', { timeout: 180_000 }, async () => {
    world.sandbox.responso.settings.theme = colorScheme;
    const page = await world.signIn();
    const found: Record<string, string[]> = {};
    for await (const state of panelStates(world, page, textsOf(locale)))
      found[state] = await violations(await page.frame('/order-panel.html'));
    expect(Object.keys(found).length).toBeGreaterThan(20);
    expect(Object.entries(found).filter(([, broken]) => broken.length > 0)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { pageStates } from './page-states.ts';
import { languages, textsOf } from './state.ts';
import { violationsOf } from './violations.ts';
import { useWorld } from './world.ts';

describe.each(languages)('in %s, light and dark', (language, locale) => {
  const world = useWorld({ language });

  it('axe finds nothing wrong in any state of any page', { timeout: 240_000 }, async () => {
    const { count, wrong } = await violationsOf(pageStates(world, textsOf(locale)));
    expect(wrong).toEqual({});
    expect(count).toBeGreaterThan(30);
  });
});

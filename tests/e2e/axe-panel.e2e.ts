import { describe, expect, it } from 'vitest';
import { panelStates } from './panel-states.ts';
import { languages, textsOf } from './state.ts';
import { violationsOf } from './violations.ts';
import { useWorld } from './world.ts';

describe.each(languages)('in %s, light and dark', (language, locale) => {
  const world = useWorld({ language });

  it('axe finds nothing wrong in any state of the order panel', { timeout: 240_000 }, async () => {
    const page = await world.signIn();
    const { count, wrong } = await violationsOf(panelStates(world, page, textsOf(locale)));
    expect(wrong).toEqual({});
    expect(count).toBeGreaterThan(25);
  });
});

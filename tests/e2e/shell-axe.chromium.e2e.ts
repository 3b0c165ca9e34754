import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { copyWithOpenRoots } from './open-roots.ts';
import { violationsIn } from './violations.ts';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

describe.each(['light', 'dark'] as const)('in %s colours, axe finds nothing wrong', (colorScheme) => {
  let copy = '';
  const world = useWorld({
    colorScheme,
    prepare: async (built) => (copy = await copyWithOpenRoots(built)),
  });

  afterAll(async () => {
    await rm(copy, { recursive: true, force: true });
  });

  it.each(['semantic', 'narrow'] as const)(
    'in what the panel is folded, moved and resized by (%s)',
    async (layout) => {
      Object.assign(world.sandbox.responso.settings, { layout, theme: colorScheme });
      const page = await world.signIn();
      await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'number'));
      await waitForPanel(page, 'Sidecar is not connected');
      const fold = () =>
        page.evaluate(() => {
          const root = document.querySelector('sidecar-orders')?.shadowRoot;
          root?.querySelector<HTMLElement>('.fold')?.click();
          return root?.querySelectorAll('[aria-label]').length;
        });
      expect(await violationsIn(page, 'sidecar-orders')).toEqual([]);
      expect(await fold()).toBe(3);
      expect(await violationsIn(page, 'sidecar-orders')).toEqual([]);
      await fold();
    },
  );
});

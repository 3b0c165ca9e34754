import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { settings } from '@/lib/stored/settings';
import { t } from '@/lib/text/i18n';
import PanelSettings from './PanelSettings.svelte';

it.each([
  ['asksBase', 'settings.panel.asksBase', false],
  ['showsArchived', 'settings.panel.archived', true],
  ['isDocked', 'settings.panel.docked', true],
  ['offersStatus', 'settings.panel.status', false],
  ['offersEdits', 'settings.panel.edits', false],
  ['offersInserts', 'settings.panel.inserts', false],
] as const)('keeps %s as it was switched, and nothing else', async (name, label, flipped) => {
  const before = await settings.read();
  await render(PanelSettings);
  const box = page.getByLabelText(t(label));
  await box.click();
  await expect
    .poll(() => settings.read())
    .toEqual({ ...before, panel: { ...before.panel, [name]: flipped } });
  await settings.write(before);
  await expect.element(box).toHaveProperty('checked', !flipped);
});

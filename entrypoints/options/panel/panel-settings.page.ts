import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { settings } from '@/lib/stored/settings';
import { noTeamSettings, teamSettings } from '@/lib/stored/team-settings';
import { t } from '@/lib/text/i18n';
import { answer, ok, startBackground } from '@/tests/page/fake-background';
import { team } from '@/tests/page/fixtures';
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

it.each([
  ['a member', false],
  ['its owner', true],
])('what a team shares is off for %s: %s', async (_, isOwner) => {
  const members = team.members.map((member) => ({ ...member, isOwner: member.isMe === isOwner }));
  startBackground(answer('readTeam', () => ok({ ...team, members })));
  await teamSettings.write({ sections: ['panel'], values: { panel: { offersEdits: true } } });
  await render(PanelSettings);
  const box = page.getByLabelText(t('settings.panel.edits'));
  if (isOwner) await expect.element(box).toBeEnabled();
  else {
    await expect.element(page.getByText(t('team.setByTeam'))).toBeVisible();
    await expect.element(box).toBeDisabled();
  }
  await expect.element(page.getByLabelText(t('settings.panel.docked'))).toBeEnabled();
  await teamSettings.write(noTeamSettings);
  await expect.element(box).toBeEnabled();
});

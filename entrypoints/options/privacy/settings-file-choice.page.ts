import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { settings } from '@/lib/stored/settings';
import { templates } from '@/lib/stored/stored-templates';
import { t } from '@/lib/text/i18n';
import { answer, ok, startBackground } from '@/tests/page/fake-background';
import SettingsFileChoice from './SettingsFileChoice.svelte';

const load = (content: string) =>
  userEvent.upload(
    page.getByLabelText(t('settings.file.load')),
    new File([content], 'file.json', { type: 'application/json' }),
  );

/** What the file that can be saved now holds; it is there once the settings have been read. */
const saved = () =>
  expect
    .poll(() => {
      const href = page
        .getByRole('link', { name: t('settings.file.save') })
        .element()
        .getAttribute('href');
      return decodeURIComponent((href ?? '').replace(/^[^,]*,/, ''));
    })
    .toContain('"sidecar"');

async function savedText(): Promise<string> {
  await saved();
  const href = page
    .getByRole('link', { name: t('settings.file.save') })
    .element()
    .getAttribute('href');
  return decodeURIComponent((href ?? '').replace(/^[^,]*,/, ''));
}

beforeEach(async () => {
  await render(SettingsFileChoice);
});

it('holds the settings', async () => {
  expect(JSON.parse(await savedText())).toMatchObject({ sidecar: 1, settings: { language: 'auto' } });
});

it('is taken back, and counts at once', async () => {
  await load((await savedText()).replace('"auto"', '"pl"'));
  await expect.element(page.getByText(t('settings.file.loaded'))).toBeVisible();
  expect((await settings.read()).language).toBe('pl');
});

it('is asked about first, when orders would go by it', async () => {
  const shorter = (await savedText()).replace('"retention": 12', '"retention": 5');
  await load(shorter);
  await expect.element(page.getByText(t('sync.retentionAsk', { from: 12, to: 5 }))).toBeVisible();
  await page.getByRole('button', { name: t('options.cancel') }).click();
  expect((await settings.read()).retention).toBe(12);
  await load(shorter);
  await page
    .getByRole('group')
    .getByRole('button', { name: t('settings.file.load') })
    .click();
  await expect.poll(async () => (await settings.read()).retention).toBe(5);
});

it.each([
  ['Not a picture', () => t('settings.file.notOurs')],
  ['{"sidecar":2,"settings":{}}', () => t('settings.file.newer')],
  ['{"sidecar":1,"settings":{"language":"tlh"}}', () => t('settings.file.badValue', { path: 'language' })],
])('is refused with the reason when it is %s', async (content, reason) => {
  const before = await settings.read();
  await load(content);
  await expect.element(page.getByText(reason())).toBeVisible();
  expect(await settings.read()).toEqual(before);
});

it('can be chosen again once it has been mended', async () => {
  await load('broken');
  await expect.element(page.getByText(t('settings.file.notOurs'))).toBeVisible();
  await load('{"sidecar":1,"settings":{"language":"pl"}}');
  await expect.element(page.getByText(t('settings.file.loaded'))).toBeVisible();
  await expect.element(page.getByText(t('settings.file.notOurs'))).not.toBeInTheDocument();
});

it('brings its templates along, and leaves those that are here', async () => {
  const mine = { id: 'mine', name: 'Mine', text: 'Hi' };
  await templates.write([mine]);
  const heard = startBackground(answer('saveTemplates', () => ok(null)));
  await expect.poll(savedText).toContain('"Mine"');
  const theirs = { id: 'theirs', name: 'Theirs', text: 'Hello' };
  await load(JSON.stringify({ ...JSON.parse(await savedText()), templates: [theirs] }));
  await expect.element(page.getByText(t('settings.file.loaded'))).toBeVisible();
  expect(heard.filter(({ type }) => type === 'saveTemplates').map(({ sent }) => sent)).toEqual([[theirs]]);
});

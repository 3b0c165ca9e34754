import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { bounds, settings } from '@/lib/stored/settings';
import { t } from '@/lib/text/i18n';
import { answer, failed, startBackground } from '@/tests/page/fake-background';
import SyncSettings from './SyncSettings.svelte';

const fields = {
  perMinute: () => page.getByLabelText(t('sync.perMinute')),
  interval: () => page.getByLabelText(t('sync.interval')),
  retention: () => page.getByLabelText(t('sync.retention')),
};

/** Types a setting and ends it as people do who stay in the field. */
async function set(field: keyof typeof fields, value: string): Promise<void> {
  await fields[field]().fill(value);
  await userEvent.keyboard('{Enter}');
}

beforeEach(async () => {
  await render(SyncSettings);
});

it.each([
  ['interval', '100'],
  ['interval', '0'],
  ['perMinute', '9'],
  ['perMinute', '60.5'],
  ['retention', ''],
] as const)('says in place what %s may be, and does not keep %j', async (field, value) => {
  const before = await settings.read();
  await set(field, value);
  const { min, max } = bounds[field];
  await expect.element(page.getByText(t('sync.range', { min: String(min), max: String(max) }))).toBeVisible();
  await expect.element(fields[field]()).toHaveAttribute('aria-invalid', 'true');
  expect(await settings.read()).toEqual(before);
});

it('saves a number as soon as it is entered, and says so; one that was refused stays refused', async () => {
  await set('interval', '100');
  await set('perMinute', '20');
  await expect.element(page.getByText(t('sync.saved'))).toBeVisible();
  await expect.element(page.getByText(t('sync.range', { min: '1', max: '30' }))).toBeVisible();
  expect((await settings.read()).sync).toEqual({ perMinute: 20, interval: 5 });
});

it('asks first, when orders would go; the keyboard goes on where it was', async () => {
  const question = () => page.getByText(t('sync.retentionAsk', { from: 12, to: 6 }));
  await set('retention', '6');
  await expect.element(question()).toBeVisible();
  await page.getByRole('button', { name: t('options.cancel') }).click();
  await expect.element(fields.retention()).toHaveValue(12);
  await expect.element(fields.retention()).toHaveFocus();
  expect((await settings.read()).retention).toBe(12);
  await set('retention', '6');
  await page.getByRole('button', { name: t('sync.retentionDo') }).click();
  await expect.element(page.getByText(t('sync.saved'))).toBeVisible();
  expect((await settings.read()).retention).toBe(6);
});

it('does not ask where orders are kept for longer', async () => {
  await set('retention', '24');
  await expect.element(page.getByText(t('sync.saved'))).toBeVisible();
  expect((await settings.read()).retention).toBe(24);
});

it('shows what another page has set', async () => {
  await expect.element(fields.interval()).toHaveValue(5);
  const before = await settings.read();
  await settings.write({ ...before, sync: { perMinute: 60, interval: 9 } });
  await expect.element(fields.interval()).toHaveValue(9);
});

it('says why it could not be saved', async () => {
  startBackground(answer('changeSettings', () => failed({ kind: 'storageFull' })));
  await set('interval', '7');
  await expect.element(page.getByText(t('failure.storageFull.text'))).toBeVisible();
});

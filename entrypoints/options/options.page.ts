import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { containing } from '@/tests/page/containing';
import { render } from 'vitest-browser-svelte';
import { t } from '@/lib/text/i18n';
import Options from './Options.svelte';

let before: string;

beforeEach(() => {
  before = location.href;
});

afterEach(() => {
  history.replaceState(null, '', before);
});

const current = () => document.querySelector('[aria-current=page]')?.textContent.trim();

it('has an address for each section, the same by link and by the back button, and says which one it is', async () => {
  history.replaceState(null, '', '#accounts');
  await render(Options);
  await expect.poll(current).toBe(t('settings.section.accounts'));
  await page.getByRole('link', { name: t('settings.section.about') }).click();
  await expect.element(page.getByText(t('settings.about.version', { version: '0.1.0' }))).toBeVisible();
  const heading = page.getByRole('heading', { level: 2 });
  await expect.element(heading).toHaveFocus();
  await expect.element(heading).toMatchTextContent(containing(t('settings.section.about')));
  expect([location.hash, document.title]).toEqual([
    '#about',
    `${t('settings.section.about')} · ${t('options.title')}`,
  ]);
  history.back();
  await expect.poll(current).toBe(t('settings.section.accounts'));
});

it('opens with the first section at an address that it does not know', async () => {
  history.replaceState(null, '', '#nowhere');
  await render(Options);
  await expect.poll(current).toBe(t('settings.section.accounts'));
});

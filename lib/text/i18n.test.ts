import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parse } from 'yaml';
import { chosenTextsKey, language, loadLanguage, t, tCount, watchLanguage } from './i18n';

/** The texts of a locale file as the background keeps them. */
function textsOf(locale: string): Record<string, string> {
  const flatten = (value: unknown, path: string[]): [string, string][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]))
      : [[path.join('_'), String(value)]];
  const file = readFileSync(join(import.meta.dirname, '../../locales', `${locale}.yml`), 'utf8');
  return Object.fromEntries(flatten(parse(file), []));
}

async function choose(locale: string): Promise<void> {
  await browser.storage.local.set({ [chosenTextsKey]: textsOf(locale) });
  await loadLanguage();
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en-GB');
});

describe('a chosen language', () => {
  it.each([
    [1, '1 zamówienie'],
    [2, '2 zamówienia'],
    [5, '5 zamówień'],
    [22, '22 zamówienia'],
    [1.5, '1,5 zamówienia'],
  ])('counts in Polish as Polish does: %d', async (count, text) => {
    await choose('pl');
    expect(tCount('options.orders', count)).toBe(text);
  });

  it('puts values where their names stand, and nothing of what a value holds counts as a name', async () => {
    await choose('en');
    expect(t('panel.staleOrders', { time: '{time} $1' })).toBe('Orders shown are from {time} $1.');
  });

  it("decides how dates and numbers are written, with the browser's region where it is the browser's language", async () => {
    await choose('pt_BR');
    expect(language()).toBe('pt-BR');
    await choose('en');
    expect(language()).toBe('en-GB');
  });

  it('is followed by an open page, once for each change', async () => {
    await choose('en');
    const heard: string[] = [];
    const stop = watchLanguage(() => heard.push(t('language.tag')));
    await browser.storage.local.set({ [chosenTextsKey]: textsOf('pl') });
    await browser.storage.local.set({ [chosenTextsKey]: textsOf('pl') });
    await browser.storage.local.set({ other: 1 });
    stop();
    await browser.storage.local.set({ [chosenTextsKey]: textsOf('en') });
    expect(heard).toEqual(['pl']);
  });
});

it('does not throw in a page that stays for a moment after its extension is gone', async () => {
  await browser.storage.local.clear();
  await loadLanguage();
  const gone = () => {
    throw new Error('Extension context invalidated.');
  };
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(gone);
  vi.spyOn(browser.i18n, 'getUILanguage').mockImplementation(gone);
  expect(t('failure.extensionUpdated.text')).toBe('');
  expect(language()).toBe('en');
});

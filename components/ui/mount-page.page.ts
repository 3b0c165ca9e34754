import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { browser } from 'wxt/browser';
import { chosenTextsKey } from '@/lib/text/i18n';
import LanguageChoice from '@/components/settings/LanguageChoice.svelte';
import { localeTexts } from '@/tests/page/locale-texts';
import { mountPage } from './mount-page';

const follow = (locale: 'en' | 'pl' | 'pt_BR') =>
  browser.storage.local.set({ [chosenTextsKey]: localeTexts(locale) });

it.each([
  ['pl', 'pl', 'Język'],
  ['pt_BR', 'pt-BR', 'Idioma'],
] as const)(
  'a page is drawn anew in %s as soon as that is chosen; the keyboard goes on where it was',
  async (locale, tag, label) => {
    await mountPage(LanguageChoice, document.body);
    const choice = () => page.getByRole('combobox');
    await expect.element(page.getByText('Language')).toBeVisible();
    choice().element().focus();
    await follow(locale);
    await expect.element(page.getByText(label, { exact: true })).toBeVisible();
    await expect.element(choice()).toHaveFocus();
    expect(document.documentElement.lang).toBe(tag);
    expect(choice().elements()).toHaveLength(1);
  },
);

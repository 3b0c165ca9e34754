import { beforeEach } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { chosenTextsKey, loadLanguage } from '@/lib/text/i18n';
import { startBackground } from './fake-background';
import { localeTexts } from './locale-texts';

const texts = localeTexts('en');

/** Each test starts on an empty page, with an empty extension in English and a background without data. */
beforeEach(async () => {
  document.body.replaceChildren();
  fakeBrowser.reset();
  startBackground();
  await browser.storage.local.set({ [chosenTextsKey]: texts });
  await loadLanguage();
});

import { beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parse } from 'yaml';
import { chosenTextsKey, loadLanguage } from '@/lib/text/i18n';
import english from '@/locales/en.yml?raw';

/** The texts of a locale file under the keys that a browser knows them by. */
function flatten(tree: unknown, path: string[] = []): [string, string][] {
  if (typeof tree !== 'object' || tree === null) return [[path.join('_'), String(tree)]];
  return Object.entries(tree).flatMap(([key, value]) => flatten(value, [...path, key]));
}

const texts = Object.fromEntries(flatten(parse(english)));

/** Each test begins on an empty page, with an empty extension that speaks English. */
beforeEach(async () => {
  document.body.replaceChildren();
  fakeBrowser.reset();
  await fakeBrowser.storage.local.set({ [chosenTextsKey]: texts });
  await loadLanguage();
});

import { createI18n } from '@wxt-dev/i18n';
import { browser } from 'wxt/browser';
import type { GeneratedI18nStructure } from '#i18n';
import type { Failure } from '@/lib/model/failure';
import { formatTime } from './format';
import { isExtensionGone } from '@/lib/extension/is-extension-gone';
import { permissionKey } from './permission-key';

/** A text of the locale files. */
export type TextKey = keyof GeneratedI18nStructure;

/** What stands in braces in a text, to be given with it. */
type Values<Key extends TextKey> = GeneratedI18nStructure[Key] extends {
  namedSubstitutions: readonly (infer Name extends string)[];
}
  ? [values: Record<Name, string | number>]
  : [];

/**
 * Under this key of `storage.local` the background keeps the texts of a language that the user has chosen, because
 * `browser.i18n` knows the browser's only. Content scripts and panels can read it, without zod and without a message.
 */
export const chosenTextsKey = 'texts';

/** The texts in the browser's language. */
const ofBrowser = createI18n();

let chosenTexts: ReadonlyMap<string, unknown> = new Map();

/** To be awaited before the first text: takes the language that the user has chosen, if any. Never throws. */
export async function loadLanguage(): Promise<void> {
  try {
    const { [chosenTextsKey]: texts } = await browser.storage.local.get(chosenTextsKey);
    takeTexts(texts);
  } catch {
    // The extension was updated under this page: the browser's language will do for saying so.
  }
}

/** Calls back when another language has been chosen, whose texts are then loaded; the answer stops it. */
export function watchLanguage(onChange: () => void): () => void {
  const hear = ({ [chosenTextsKey]: texts }: Record<string, { newValue?: unknown }>) => {
    if (!texts) return;
    const before = language();
    takeTexts(texts.newValue);
    if (language() !== before) onChange();
  };
  browser.storage.local.onChanged.addListener(hear);
  return () => {
    if (!isExtensionGone()) browser.storage.local.onChanged.removeListener(hear);
  };
}

function takeTexts(texts: unknown): void {
  chosenTexts = new Map(typeof texts === 'object' && texts ? Object.entries(texts) : []);
}

/** A text of the locale files, in the language that the user has chosen or else the browser's. */
export function t<Key extends TextKey>(key: Key, ...[values]: Values<Key>): string {
  return write(key, values);
}

function write(key: string, values: Record<string, string | number> = {}): string {
  const chosen = chosenTexts.get(key.replaceAll('.', '_'));
  // A text that the chosen ones do not have is one that an update has brought just now.
  const text = typeof chosen === 'string' ? chosen : askBrowser(() => ofBrowser.t(key));
  return text.replace(/\{(\w+)\}/g, (braces, value: string) => String(values[value] ?? braces));
}

/** '' once the extension is gone from under a page of ours, whose content script says so: Chromium throws there. */
function askBrowser(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}

/**
 * The language that texts are shown in, as a BCP 47 tag: numbers, money and dates follow it. With the browser's region
 * where it is the browser's language too (en-GB), and never a language that there are no texts of.
 */
export function language(): string {
  const written = t('language.tag');
  const browsers = askBrowser(() => browser.i18n.getUILanguage());
  const tag = browsers.split('-')[0] === written.split('-')[0] ? browsers : written;
  return tag || 'en';
}

/** Groups of texts that hold one for each plural category. */
type Counted =
  | 'automations.tickets'
  | 'automations.returns'
  | 'automations.wouldAct'
  | 'panel.foundOrders'
  | 'panel.foundReturns'
  | 'options.orders'
  | 'options.unread'
  | 'options.disconnectAsk'
  | 'settings.erase.accounts'
  | 'sync.requests'
  | 'sync.removed';

/**
 * A text with a number in it. WXT's own plurals know 0, 1 and n only; Polish needs one, few and many
 * (wxt packages/i18n README), so the browser's `Intl.PluralRules` chooses the key.
 */
export function tCount(group: Counted, count: number, others: Record<string, string> = {}): string {
  const category = new Intl.PluralRules(language()).select(count);
  const form = category === 'zero' || category === 'two' ? 'other' : category;
  return write(`${group}.${form}`, { ...others, count: new Intl.NumberFormat(language()).format(count) });
}

/** Why Sidecar asks for a permission of its manifest; that none is without a reason is tested in `tests/built.test.ts`. */
export function whyPermission(permission: string): string {
  return write(`settings.permission.${permissionKey(permission)}`);
}

/** What is said of a failure: a sentence, and what the user can do. */
export function describeFailure(failure: Failure): { text: string; action: string } {
  if (failure.kind === 'tokenBlocked') {
    const time = formatTime(failure.until, language());
    return {
      text: t('failure.tokenBlocked.text', { time }),
      action: t('failure.tokenBlocked.action', { time }),
    };
  }
  return { text: t(`failure.${failure.kind}.text`), action: t(`failure.${failure.kind}.action`) };
}

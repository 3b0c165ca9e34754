import { browser } from 'wxt/browser';
import type { GeneratedI18nStructure } from '#i18n';
import type { Failure } from '@/lib/model/failure';
import { formatTime } from './format';
import { isExtensionGone } from '@/lib/extension/is-extension-gone';
import { permissionKey } from './permission-key';

/** A text of the locale files. */
export type TextKey = keyof GeneratedI18nStructure;

/** The values for the placeholders in braces of a text. */
type Values<Key extends TextKey> = GeneratedI18nStructure[Key] extends {
  namedSubstitutions: readonly (infer Name extends string)[];
}
  ? [values: Record<Name, string | number>]
  : [];

/**
 * Key in `storage.local` where the background keeps the texts of the chosen language, because `browser.i18n` knows only
 * the browser's language. Content scripts and panels can read it without zod and without a message.
 */
export const chosenTextsKey = 'texts';

let chosenTexts: ReadonlyMap<string, unknown> = new Map();

/** Loads the texts of the chosen language, if any. Await it before the first text. Never throws. */
export async function loadLanguage(): Promise<void> {
  try {
    const { [chosenTextsKey]: texts } = await browser.storage.local.get(chosenTextsKey);
    takeTexts(texts);
  } catch {
    // The extension was updated under this page. The browser's language is good enough to say so.
  }
}

/** Calls back after another language was chosen and its texts are loaded. Returns a function that stops it. */
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

/** A text of the locale files, in the chosen language or else the browser's. */
export function t<Key extends TextKey>(key: Key, ...[values]: Values<Key>): string {
  return write(key, values);
}

function write(key: string, values: Record<string, string | number> = {}): string {
  const name = key.replaceAll('.', '_');
  const chosen = chosenTexts.get(name);
  // The chosen language lacks a text that an update has just added.
  const text = typeof chosen === 'string' ? chosen : askBrowser((i18n) => i18n.getMessage(name));
  return text.replace(/\{(\w+)\}/g, (braces, value: string) => String(values[value] ?? braces));
}

/** WXT's types know only the names of texts that browsers define. */
type BrowserTexts = { getMessage(name: string): string; getUILanguage(): string };

/** Returns '' if the extension was removed or updated under this page: Chromium throws then. */
function askBrowser(ask: (i18n: BrowserTexts) => string): string {
  try {
    return ask(browser.i18n);
  } catch {
    return '';
  }
}

/**
 * The language of the displayed texts, as a BCP 47 tag. Numbers, money and dates follow it. Includes the browser's
 * region if the browser has the same language (en-GB). Always a language that Sidecar has texts for.
 */
export function language(): string {
  const written = t('language.tag');
  const browsers = askBrowser((i18n) => i18n.getUILanguage());
  const tag = browsers.split('-')[0] === written.split('-')[0] ? browsers : written;
  return tag || 'en';
}

/** Groups of texts with one text for each plural category. */
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
  | 'sync.removed'
  | 'team.looksAtTicket'
  | 'team.looksAtOrder'
  | 'team.changesOrder';

/**
 * A text with a number in it. WXT's own plurals know only 0, 1 and n, but Polish needs one, few and many (wxt
 * packages/i18n README). So the browser's `Intl.PluralRules` chooses the key.
 */
export function tCount(group: Counted, count: number, others: Record<string, string> = {}): string {
  const category = new Intl.PluralRules(language()).select(count);
  const form = category === 'zero' || category === 'two' ? 'other' : category;
  return write(`${group}.${form}`, { ...others, count: new Intl.NumberFormat(language()).format(count) });
}

/** The reason for a permission of the manifest. `tests/built.test.ts` checks that each permission has one. */
export function whyPermission(permission: string): string {
  return write(`settings.permission.${permissionKey(permission)}`);
}

/** The sentence for a failure, and the text of its failure action. */
export function describeFailure(failure: Failure): { text: string; action: string } {
  if (failure.kind === 'tokenBlocked') {
    const time = formatTime(failure.until, language());
    return {
      text: t('failure.tokenBlocked.text', { time }),
      action: t('failure.tokenBlocked.action', { time }),
    };
  }
  if (failure.kind === 'fieldTooLong')
    return {
      text: t('failure.fieldTooLong.text', { field: t(`edit.field.${failure.field}`), by: failure.by }),
      action: t('failure.fieldTooLong.action'),
    };
  if (failure.kind === 'teamClockWrong')
    return {
      text: t('failure.teamClockWrong.text', {
        minutes: Math.max(1, Math.round(Math.abs(failure.by) / 60_000)),
      }),
      action: t('failure.teamClockWrong.action'),
    };
  if (failure.kind === 'teamRecordsUnread')
    return {
      text: t('failure.teamRecordsUnread.text', { count: failure.count }),
      action: t('failure.teamRecordsUnread.action'),
    };
  return { text: t(`failure.${failure.kind}.text`), action: t(`failure.${failure.kind}.action`) };
}

import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { chosenTextsKey } from '@/lib/text/i18n';
import { inBackground } from '@/lib/background/in-background';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { isSame } from '@/lib/stored/is-same';

/** The format of a browser's text file (MDN, Internationalization: `messages.json`). */
const messagesSchema = z.record(z.string(), z.object({ message: z.string() }));

/** Stores the texts of the chosen language where every page of Sidecar and every content script can read them. */
export async function keepTexts(): Promise<void> {
  const { language } = await keptSettings.read();
  const { [chosenTextsKey]: kept } = await browser.storage.local.get(chosenTextsKey);
  if (language === 'auto') {
    if (kept !== undefined) await browser.storage.local.remove(chosenTextsKey);
    return;
  }
  const file = await fetch(`/_locales/${language}/messages.json`);
  const messages = Object.entries(messagesSchema.parse(await file.json()));
  const texts = Object.fromEntries(messages.map(([name, { message }]) => [name, message]));
  if (!isSame(kept, texts)) await browser.storage.local.set({ [chosenTextsKey]: texts });
}

/**
 * Restores the texts whenever the stored ones change. A content script can write to this storage too, and must not
 * change the wording of Sidecar's questions.
 */
export function followTexts(): void {
  keptSettings.onChange(() => inBackground(keepTexts(), 'texts'));
  browser.storage.local.onChanged.addListener((changes) => {
    if (chosenTextsKey in changes) inBackground(keepTexts(), 'texts');
  });
}

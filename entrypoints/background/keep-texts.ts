import { z } from 'zod';
import { browser } from 'wxt/browser';
import { chosenTextsKey } from '@/lib/text/i18n';
import type { Settings } from '@/lib/stored/settings';

/** A file of texts as a browser reads it (MDN, Internationalization: `messages.json`). */
const messagesSchema = z.record(z.string(), z.object({ message: z.string() }));

/** Puts the texts of the chosen language where every page of ours and every content script finds them. */
export async function keepTexts(language: Settings['language']): Promise<void> {
  if (language === 'auto') {
    await browser.storage.local.remove(chosenTextsKey);
    return;
  }
  const file = await fetch(`/_locales/${language}/messages.json`);
  const messages = Object.entries(messagesSchema.parse(await file.json()));
  const texts = Object.fromEntries(messages.map(([name, { message }]) => [name, message]));
  await browser.storage.local.set({ [chosenTextsKey]: texts });
}

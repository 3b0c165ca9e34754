import { browser } from 'wxt/browser';
import { z } from 'zod';
import { inBackground } from '@/lib/background/in-background';
import { keptAside } from '@/lib/stored/kept-aside';
import type { UnreadPart } from '@/lib/stored/salvage';
import { keptRules } from './kept-rules';
import { keptSettings } from './kept-settings';
import { keptTaught } from './kept-taught';

const all = [keptSettings, keptRules, keptTaught];

/**
 * Keeps the copies of settings, rules and what was taught as the database has them: whatever a content script writes
 * there is overwritten at once, and is never read as the truth. Call synchronously at start-up.
 */
export function followCopies(): void {
  browser.storage.local.onChanged.addListener((changes) => {
    for (const kept of all) if (kept.name in changes) inBackground(kept.mirror(), `copy of ${kept.name}`);
  });
}

/** Makes all copies as the database has them, and says what of it could not be read. */
export async function mirrorPreferences(): Promise<void> {
  await settleCopies();
  await sayAside();
}

/** Makes all copies as the database has them, after whatever is being written there. */
export async function settleCopies(): Promise<void> {
  for (const kept of all) await kept.mirror();
}

/** Tells every page what was put aside because it could not be read. */
export async function sayAside(): Promise<void> {
  const named = await Promise.all(
    all.map(async (kept) => [kept.name, (await kept.readAside()).map(nameOf)] as const),
  );
  const said = Object.fromEntries(named.filter(([, names]) => names.length > 0));
  await (Object.keys(said).length > 0 ? keptAside.write(said) : keptAside.remove());
}

/** Forgets what was put aside. */
export async function forgetAside(): Promise<void> {
  for (const kept of all) await kept.forgetAside();
  await sayAside();
}

const namedSchema = z.object({ name: z.string() });

/** A rule by its name, anything else by where it stood. */
function nameOf({ path, value }: UnreadPart): string {
  const named = namedSchema.safeParse(value);
  return named.success ? named.data.name : path.join('.') || '…';
}

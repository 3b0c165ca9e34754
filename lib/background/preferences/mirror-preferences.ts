import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { inBackground } from '@/lib/background/in-background';
import { keptAside } from '@/lib/stored/kept-aside';
import type { UnreadPart } from '@/lib/stored/salvage';
import { keptHelpdesks } from './kept-helpdesks';
import { keptRules } from './kept-rules';
import { keptSettings } from './kept-settings';
import { keptTaught } from './kept-taught';
import { keptTeamSettings } from './kept-team-settings';
import { keptTemplates } from './kept-templates';

const all = [keptSettings, keptRules, keptTaught, keptTemplates, keptHelpdesks, keptTeamSettings];

/**
 * Keeps the copies of all these values in `storage.local` equal to the database. What a content script writes there is
 * overwritten at once, and is never read as the truth. Call synchronously at start-up.
 */
export function followCopies(): void {
  browser.storage.local.onChanged.addListener((changes) => {
    for (const kept of all) if (kept.name in changes) inBackground(kept.mirror(), `copy of ${kept.name}`);
  });
}

/** Writes all copies from the database, and the names of the parts that could not be read. */
export async function mirrorPreferences(): Promise<void> {
  await settleCopies();
  await writeAside();
}

/** Writes all copies from the database, after any write to it that is under way. */
export async function settleCopies(): Promise<void> {
  for (const kept of all) await kept.mirror();
}

/** Writes for every page which parts were put aside because they could not be read. */
async function writeAside(): Promise<void> {
  const named = await Promise.all(
    all.map(async (kept) => [kept.name, (await kept.readAside()).map(nameOf)] as const),
  );
  const said = Object.fromEntries(named.filter(([, names]) => names.length > 0));
  await (Object.keys(said).length > 0 ? keptAside.write(said) : keptAside.remove());
}

/** Deletes the parts that were put aside. */
export async function forgetAside(): Promise<void> {
  for (const kept of all) await kept.forgetAside();
  await writeAside();
}

const namedSchema = z.object({ name: z.string() });

/** Names a part: a rule or a template by its name, anything else by its path. */
function nameOf({ path, value }: UnreadPart): string {
  const named = namedSchema.safeParse(value);
  return named.success ? named.data.name : path.join('.') || '…';
}

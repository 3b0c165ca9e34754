import { z } from 'zod';
import { readJson } from '@/lib/text/read-json';
import { settingsSchema, type Settings } from '@/lib/stored/settings';

/** The version of the file's shape: a file with a higher one is from a Sidecar that this one cannot know. */
const present = 1;

/** What the file says of itself; no other program writes that key. */
const headSchema = z.object({ sidecar: z.int().min(1) });

const fileSchema = z.object({ sidecar: z.literal(present), settings: settingsSchema });

/** What came of reading a file: the settings, or why they cannot be taken. */
export type SettingsFile =
  | { kind: 'settings'; settings: Settings }
  | { kind: 'notOurs' }
  | { kind: 'newer' }
  /** `path` names the first value that is wrong, as it stands in the file: `sync.interval`. */
  | { kind: 'badValue'; path: string };

/** The settings as the text of a file. Tokens and orders are not among them. */
export function writeSettingsFile(settings: Settings): string {
  return `${JSON.stringify({ sidecar: present, settings }, null, 2)}\n`;
}

/**
 * The settings in a file. What the file does not mention has its default; what is this browser's own stays as it is: where
 * its helpdesk was seen, and whether its session is mirrored, which needs a permission that no file can give.
 */
export function readSettingsFile(text: string, { inbox: { host, mirrorSession } }: Settings): SettingsFile {
  const head = headSchema.safeParse(readJson(text));
  if (!head.success) return { kind: 'notOurs' };
  if (head.data.sidecar > present) return { kind: 'newer' };
  const file = fileSchema.safeParse(readJson(text));
  if (file.success) {
    const { settings } = file.data;
    return { kind: 'settings', settings: { ...settings, inbox: { ...settings.inbox, host, mirrorSession } } };
  }
  const [, ...path] = file.error.issues[0]?.path ?? [];
  return { kind: 'badValue', path: path.join('.') || 'settings' };
}

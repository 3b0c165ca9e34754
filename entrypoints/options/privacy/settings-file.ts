import * as z from 'zod/mini';
import { readJson } from '@/lib/text/read-json';
import { settingsSchema, type Settings } from '@/lib/stored/settings';

/** The version of the file format. A file with a higher version is from a newer Sidecar and cannot be read. */
const present = 1;

/** The file's header. No other program writes this key. */
const headSchema = z.object({ sidecar: z.int().check(z.minimum(1)) });

const fileSchema = z.object({ sidecar: z.literal(present), settings: settingsSchema });

/** The result of reading a file: the settings, or why it cannot be imported. */
export type SettingsFile =
  | { kind: 'settings'; settings: Settings }
  | { kind: 'notOurs' }
  | { kind: 'newer' }
  /** `path` names the first invalid value in the file: `sync.interval`. */
  | { kind: 'badValue'; path: string };

/** The settings as a file's text. It holds no tokens and no orders. */
export function writeSettingsFile(settings: Settings): string {
  return `${JSON.stringify({ sidecar: present, settings }, null, 2)}\n`;
}

/**
 * Reads the settings of a file. Missing settings get their defaults. This browser's own settings stay: where its
 * helpdesk was seen, and whether its session is mirrored, which needs a permission that no file can give.
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

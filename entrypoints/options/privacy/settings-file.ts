import * as z from 'zod/mini';
import { readJson } from '@/lib/text/read-json';
import { replyTemplatesSchema, type ReplyTemplate } from '@/lib/insert/reply-template';
import { settingsSchema, type Settings } from '@/lib/stored/settings';

/** The version of the file format. A file with a higher version is from a newer Sidecar and cannot be read. */
const present = 1;

/** The file's header. No other program writes this key. */
const headSchema = z.object({ sidecar: z.int().check(z.minimum(1)) });

/** Files of older versions have no templates. */
const fileSchema = z.object({
  sidecar: z.literal(present),
  settings: settingsSchema,
  templates: z._default(replyTemplatesSchema, []),
});

/** The result of reading a file: what is in it, or why it cannot be imported. */
export type SettingsFile =
  | { kind: 'settings'; settings: Settings; templates: ReplyTemplate[] }
  | { kind: 'notOurs' }
  | { kind: 'newer' }
  /** `path` names the first invalid value in the file: `sync.interval`. */
  | { kind: 'badValue'; path: string };

/** The settings and templates as a file's text. It holds no tokens and no orders. */
export function writeSettingsFile(settings: Settings, templates: readonly ReplyTemplate[]): string {
  return `${JSON.stringify({ sidecar: present, settings, templates }, null, 2)}\n`;
}

/**
 * Reads the settings and templates of a file. Missing settings get their defaults. This browser's own settings stay:
 * where its helpdesk was seen, and whether its session is mirrored, which needs a permission that no file can give.
 */
export function readSettingsFile(text: string, { inbox: { host, mirrorSession } }: Settings): SettingsFile {
  const head = headSchema.safeParse(readJson(text));
  if (!head.success) return { kind: 'notOurs' };
  if (head.data.sidecar > present) return { kind: 'newer' };
  const file = fileSchema.safeParse(readJson(text));
  if (file.success) {
    const { settings, templates } = file.data;
    const inbox = { ...settings.inbox, host, mirrorSession };
    return { kind: 'settings', settings: { ...settings, inbox }, templates };
  }
  const path = file.error.issues[0]?.path ?? [];
  const inSettings = path[0] === 'settings' && path.length > 1 ? path.slice(1) : path;
  return { kind: 'badValue', path: inSettings.join('.') || 'settings' };
}

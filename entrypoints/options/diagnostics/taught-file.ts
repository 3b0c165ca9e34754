import * as z from 'zod/mini';
import { readJson } from '@/lib/text/read-json';
import { taughtProfilesSchema, type TaughtProfiles } from '@/lib/stored/taught-profiles';

/** The version of the file format. A file with a higher version is from a newer Sidecar and cannot be read. */
const present = 1;

/** The file's header. No other program writes this key. */
const headSchema = z.object({ sidecarTaught: z.int().check(z.minimum(1)) });

const fileSchema = z.object({ sidecarTaught: z.literal(present), sites: taughtProfilesSchema });

/** The result of reading a file: the profiles, or why it cannot be imported. */
export type TaughtFile =
  | { kind: 'profiles'; profiles: TaughtProfiles }
  | { kind: 'notOurs' }
  | { kind: 'newer' }
  | { kind: 'empty' }
  /** `path` names the first invalid value in the file. */
  | { kind: 'badValue'; path: string };

/** The custom selectors as a file's text: where elements are on the helpdesk's pages, and none of their content. */
export function writeTaughtFile(profiles: TaughtProfiles): string {
  return `${JSON.stringify({ sidecarTaught: present, sites: profiles }, null, 2)}\n`;
}

/** Reads the profiles of a file. */
export function readTaughtFile(text: string): TaughtFile {
  const content = readJson(text);
  const head = headSchema.safeParse(content);
  if (!head.success) return { kind: 'notOurs' };
  if (head.data.sidecarTaught > present) return { kind: 'newer' };
  const file = fileSchema.safeParse(content);
  if (file.success) {
    const profiles = file.data.sites;
    return Object.keys(profiles).length > 0 ? { kind: 'profiles', profiles } : { kind: 'empty' };
  }
  const [, ...path] = file.error.issues[0]?.path ?? [];
  return { kind: 'badValue', path: path.join(' › ') || 'sites' };
}

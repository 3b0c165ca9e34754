import { z } from 'zod';
import { readJson } from '@/lib/text/read-json';
import { taughtProfilesSchema, type TaughtProfiles } from '@/lib/stored/taught-profiles';

/** The version of the file's shape: a file with a higher one is from a Sidecar that this one cannot know. */
const present = 1;

/** What the file says of itself; no other program writes that key. */
const headSchema = z.object({ sidecarTaught: z.int().min(1) });

const fileSchema = z.object({ sidecarTaught: z.literal(present), sites: taughtProfilesSchema });

/** What came of reading a file: the profiles, or why they cannot be taken. */
export type TaughtFile =
  | { kind: 'profiles'; profiles: TaughtProfiles }
  | { kind: 'notOurs' }
  | { kind: 'newer' }
  | { kind: 'empty' }
  /** `path` names the first value that is wrong, as it stands in the file. */
  | { kind: 'badValue'; path: string };

/** What was taught as the text of a file: where things stand on the helpdesk's pages, and nothing that stood there. */
export function writeTaughtFile(profiles: TaughtProfiles): string {
  return `${JSON.stringify({ sidecarTaught: present, sites: profiles }, null, 2)}\n`;
}

/** The profiles in a file. */
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

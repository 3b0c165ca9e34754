import * as z from 'zod/mini';
import { elementPathSchema, taughtFieldSchema } from '@/lib/model/element-path';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { storedItem } from './stored-item';
import { taughtKey, type TaughtField, type TaughtProfile } from '@/lib/model/taught-field';

const profileSchema = z.partialRecord(taughtFieldSchema, elementPathSchema);

/** True for the origin of a page that may be the helpdesk's app, written as browsers write it. */
function isAppOrigin(origin: string): boolean {
  const url = URL.parse(origin);
  return url !== null && isResponsoApp(url) && url.origin === origin;
}

/** Origin of the helpdesk's app → its custom selectors. */
export const taughtProfilesSchema = z.record(z.string().check(z.refine(isAppOrigin)), profileSchema);

export type TaughtProfiles = z.infer<typeof taughtProfilesSchema>;

/**
 * The custom selectors of all sites. A copy for reading: the background keeps them in its database. They can be given
 * to colleagues' browsers, so they contain nothing that was read with them.
 */
export const taughtProfiles = storedItem(`local:${taughtKey}`, taughtProfilesSchema, {}, 2);

/** Adds other profiles. Fields of a site that those do not have stay as they were. */
export function withProfiles(profiles: TaughtProfiles, others: TaughtProfiles): TaughtProfiles {
  const all = { ...profiles };
  for (const [site, profile] of Object.entries(others)) all[site] = { ...profiles[site], ...profile };
  return all;
}

/** Sets one field of one site, or deletes it when there is no path. */
export function withTaught(
  profiles: TaughtProfiles,
  origin: string,
  field: TaughtField,
  path: string[] | undefined,
): TaughtProfiles {
  const { [origin]: profile = {}, ...others } = profiles;
  const { [field]: _, ...rest } = profile;
  const changed: TaughtProfile = path ? { ...rest, [field]: path } : rest;
  return Object.keys(changed).length > 0 ? { ...others, [origin]: changed } : others;
}

import * as z from 'zod/mini';
import { elementPathSchema, taughtFieldSchema } from '@/lib/model/element-path';
import { isHelpdeskHost } from '@/lib/sites/helpdesk/helpdesk-address';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { storedItem } from './stored-item';
import { taughtKey, type TaughtField, type TaughtProfile } from '@/lib/model/taught-field';

const profileSchema = z.partialRecord(taughtFieldSchema, elementPathSchema);

/** True for the origin of Responso's app, or of any site that may be a helpdesk, written as browsers write it. */
function isHelpdeskOrigin(origin: string): boolean {
  const url = URL.parse(origin);
  if (url?.origin !== origin || url.protocol !== 'https:') return false;
  return isResponsoApp(url) || isHelpdeskHost(url.host);
}

/**
 * Origin of a helpdesk → its custom selectors, which are used on its pages only. The helpdesk need not be in the list: a
 * colleague's file may come before it.
 */
export const taughtProfilesSchema = z.record(z.string().check(z.refine(isHelpdeskOrigin)), profileSchema);

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

/** Deletes all fields of one site. */
export function withoutSite(profiles: TaughtProfiles, origin: string): TaughtProfiles {
  const { [origin]: _, ...others } = profiles;
  return others;
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

import { z } from 'zod';
import { isPlainSelector } from './selector-shape';
import { isResponsoApp } from './sites/responso/urls';
import { storedItem } from './stored-item';
import { taughtFields, taughtKey, type TaughtField, type TaughtProfile } from './taught-field';

/** Shadow roots stand in each other less deeply than this. */
const deepest = 8;

export const elementPathSchema = z.array(z.string().refine(isPlainSelector)).min(1).max(deepest);

export const taughtFieldSchema = z.enum(taughtFields);

const profileSchema = z.partialRecord(taughtFieldSchema, elementPathSchema);

/** True for the origin of a page that may be the helpdesk's app, written as browsers write it. */
function isAppOrigin(origin: string): boolean {
  const url = URL.parse(origin);
  return url !== null && isResponsoApp(url) && url.origin === origin;
}

/** Origin of the helpdesk's app → what was taught there. */
export const taughtProfilesSchema = z.record(z.string().refine(isAppOrigin), profileSchema);

export type TaughtProfiles = z.infer<typeof taughtProfilesSchema>;

/** Kept for colleagues' browsers too, and therefore without anything that was read with it. */
export const taughtProfiles = storedItem(`local:${taughtKey}`, taughtProfilesSchema, {});

/** The profiles with one field of one site taught, or forgotten when there is no path. */
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

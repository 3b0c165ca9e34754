import { taughtProfiles } from '@/lib/stored/taught-profiles';
import { keptValue } from '@/lib/background/storage/kept-value';

/** The custom selectors of each site of the helpdesk. */
export const keptTaught = keptValue(taughtProfiles);

import { taughtProfiles } from '@/lib/stored/taught-profiles';
import { keptValue } from '@/lib/background/storage/kept-value';

/** What was taught for each site of the helpdesk. */
export const keptTaught = keptValue(taughtProfiles);

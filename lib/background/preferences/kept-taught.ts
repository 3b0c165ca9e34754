import { taughtProfiles } from '@/lib/stored/taught-profiles';
import { keptValue } from '@/lib/background/storage/kept-value';

/** The custom selectors of each site of the helpdesk. A team shares them. */
export const keptTaught = keptValue(taughtProfiles, undefined, {
  kind: 'taught',
  list: (profiles) => Object.entries(profiles).map(([origin, part]) => ({ key: ['', origin], part })),
});

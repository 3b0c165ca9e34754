import { teamSettings } from '@/lib/stored/team-settings';
import { keptValue } from '@/lib/background/storage/kept-value';

/** The settings that the owner of the team shares. */
export const keptTeamSettings = keptValue(teamSettings, undefined, {
  kind: 'settings',
  list: (shared) => (shared.sections.length > 0 ? [{ key: ['', 'settings'], part: shared }] : []),
});

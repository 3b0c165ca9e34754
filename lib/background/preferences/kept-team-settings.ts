import { teamSettings } from '@/lib/stored/team-settings';
import { keptValue } from '@/lib/background/storage/kept-value';

const key = ['', 'settings'] as const;
/** Names in the team what its owner shares of the settings. */
export const teamSettingsKey = ['settings', ...key] as const;

/** The settings that the owner of the team shares. */
export const keptTeamSettings = keptValue(teamSettings, undefined, {
  kind: 'settings',
  list: (shared) => (shared.sections.length > 0 ? [{ key: [...key], part: shared }] : []),
});

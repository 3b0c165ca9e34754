import * as z from 'zod/mini';
import { settingsPatchSchema, type Settings, type SettingsPatch } from './settings';
import { storedItem } from './stored-item';

/** Settings that are shared together: each is a section of the options. */
export const sharedSections = ['sync', 'panel', 'inbox'] as const;

export type SharedSection = (typeof sharedSections)[number];

export const teamSettingsSchema = z.object({
  sections: z.array(z.enum(sharedSections)).check(z.maxLength(sharedSections.length)),
  /** The settings of these sections, as the owner of the team has them. */
  values: settingsPatchSchema,
});

export type TeamSettings = z.infer<typeof teamSettingsSchema>;

export const noTeamSettings: TeamSettings = { sections: [], values: {} };

/** The settings that the owner of the team shares with all members. A copy for reading, as `settings` is. */
export const teamSettings = storedItem('local:teamSettings', teamSettingsSchema, noTeamSettings);

/** What a team shares of these sections. What depends on one browser is not in it: its language, and where it docks. */
export function pickShared(
  { sync, retention, panel, inbox }: Settings,
  sections: readonly SharedSection[],
): SettingsPatch {
  const { isDocked: _docked, ...sharedPanel } = panel;
  const { host: _host, mirrorSession: _session, ...sharedInbox } = inbox;
  return {
    ...(sections.includes('sync') && { sync, retention }),
    ...(sections.includes('panel') && { panel: sharedPanel }),
    ...(sections.includes('inbox') && { inbox: sharedInbox }),
  };
}

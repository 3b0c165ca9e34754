import * as z from 'zod/mini';
import type { SettingsPatch } from '@/lib/stored/settings';
import type { Reply } from './reply';

/** The sections of the settings that a button may open, by their ids in the address of the page. */
export const settingsSectionSchema = z.enum([
  'accounts',
  'panel',
  'inbox',
  'automations',
  'privacy',
  'diagnostics',
]);
export type SettingsSection = z.infer<typeof settingsSectionSchema>;

/** Settings, and data that is kept in this browser. All but the last message come only from our own top-level pages. */
export interface StorageMessages {
  /** What the patch does not mention stays as it is. */
  changeSettings: (patch: SettingsPatch) => Reply<null>;
  /** Deletes the parts of rules, settings and custom selectors that could not be read. */
  forgetAside: () => Reply<null>;
  /** Deletes all that Sidecar keeps in this browser. */
  eraseEverything: () => Reply<null>;
  /** Rebuilds the database with what can be read of it. */
  rebuildDatabase: () => Reply<null>;
  /** From panels and pages of ours: opens the settings at a section. */
  openSettings: (section: SettingsSection) => Reply<null>;
}

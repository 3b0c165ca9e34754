import type { SettingsPatch } from '@/lib/stored/settings';
import type { Reply } from './reply';

/** Data that is kept in this browser. From our own top-level pages only, but for the last message. */
export interface StorageMessages {
  /** What the patch does not mention stays as it is. */
  changeSettings: (patch: SettingsPatch) => Reply<null>;
  /** Deletes the parts of rules, settings and custom selectors that could not be read. */
  forgetAside: () => Reply<null>;
  /** Deletes all that Sidecar keeps in this browser. */
  eraseEverything: () => Reply<null>;
  /** Rebuilds the database with what can be read of it. */
  rebuildDatabase: () => Reply<null>;
  /** From a panel or page of ours: the options, where that is offered. */
  openPrivacy: () => Reply<null>;
}

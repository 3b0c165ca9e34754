import type { SettingsPatch } from '@/lib/stored/settings';
import type { Reply } from './reply';

/** What is kept in this browser. From our own top-level pages only, but for the last. */
export interface StorageMessages {
  /** What the patch does not mention stays as it is. */
  changeSettings: (patch: SettingsPatch) => Reply<null>;
  /** Parts of rules, settings and taught elements that could not be read. */
  forgetAside: () => Reply<null>;
  /** All that Sidecar keeps in this browser. */
  eraseEverything: () => Reply<null>;
  /** Makes the database anew, with what can be read of it. */
  rebuildDatabase: () => Reply<null>;
  /** From a panel or page of ours: the options, where that is offered. */
  openPrivacy: () => Reply<null>;
}

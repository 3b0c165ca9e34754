import { browser } from 'wxt/browser';
import { isExtensionGone } from '@/lib/extension/is-extension-gone';

/** The key in `storage.local` under which `lib/stored/settings.ts` keeps the settings. */
const settingsKey = 'settings';

/** Whether the user wants the order panel at the edge of the window on every page. Stays up to date. */
export interface DockWanted {
  now: () => boolean;
  stop: () => void;
}

/**
 * Reads the wish, and follows it until it is stopped.
 *
 * @param onChange called when the user has changed it
 */
export async function followDockWanted(onChange: () => void): Promise<DockWanted> {
  const { [settingsKey]: stored } = await browser.storage.local.get(settingsKey);
  let isWanted = readWish(stored);
  const hear = ({ [settingsKey]: changed }: Record<string, { newValue?: unknown }>) => {
    if (!changed || readWish(changed.newValue) === isWanted) return;
    isWanted = !isWanted;
    onChange();
  };
  browser.storage.local.onChanged.addListener(hear);
  return {
    now: () => isWanted,
    stop: () => {
      if (!isExtensionGone()) browser.storage.local.onChanged.removeListener(hear);
    },
  };
}

/**
 * Parsed by hand: zod would make this content script, which runs on every page of the helpdesk, five times as large.
 */
function readWish(stored: unknown): boolean {
  if (typeof stored !== 'object' || stored === null || !('panel' in stored)) return false;
  const { panel } = stored;
  return typeof panel === 'object' && panel !== null && 'isDocked' in panel && panel.isDocked === true;
}

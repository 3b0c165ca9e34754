import { browser } from 'wxt/browser';

/** How the agent last left the order panel on this host of the helpdesk. Lengths are CSS pixels. */
export interface PanelPlace {
  /** The window's edge of the dock. */
  side: 'left' | 'right';
  /** Width of the dock, before it is limited by the window. */
  width: number;
  /** Height in the page's column; null: as tall as its content. */
  height: number | null;
  isFolded: boolean;
}

/** Where the panel is until the agent moves it. */
export const usualPlace: PanelPlace = { side: 'right', width: 366, height: null, isFolded: false };

/**
 * Key in `storage.local`. Read and written by hand: WXT's storage and zod would triple the script that every page of
 * the helpdesk loads.
 */
const key = `panelPlace:${location.host}`;

/** Reads where the agent has left the panel on this host. A stored value that cannot be read gives the usual place. */
export async function readPanelPlace(): Promise<PanelPlace> {
  const { [key]: stored } = await browser.storage.local.get(key);
  return parsePanelPlace(stored);
}

/** Stores where the agent has left the panel. */
export async function writePanelPlace(place: PanelPlace): Promise<void> {
  await browser.storage.local.set({ [key]: place });
}

function parsePanelPlace(stored: unknown): PanelPlace {
  if (typeof stored !== 'object' || stored === null) return { ...usualPlace };
  return {
    side: 'side' in stored && stored.side === 'left' ? 'left' : 'right',
    width: 'width' in stored && Number.isFinite(stored.width) ? Number(stored.width) : usualPlace.width,
    height: 'height' in stored && Number.isFinite(stored.height) ? Number(stored.height) : null,
    isFolded: 'isFolded' in stored && stored.isFolded === true,
  };
}

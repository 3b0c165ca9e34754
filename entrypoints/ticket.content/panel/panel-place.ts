import { browser } from 'wxt/browser';

/** Where an agent wants the order panel, as last left on this host of the helpdesk. Lengths are CSS pixels. */
export interface PanelPlace {
  /** The window's edge that the dock stands at. */
  side: 'left' | 'right';
  /** Of the dock, before it is fitted to the window. */
  width: number;
  /** In the page's column; null: as tall as what is in it. */
  height: number | null;
  isFolded: boolean;
}

export const usualPlace: PanelPlace = { side: 'right', width: 366, height: null, isFolded: false };

/** In `storage.local`. By hand, as the rest here: WXT's storage and zod would triple what every page of the helpdesk loads. */
const key = `panelPlace:${location.host}`;

export async function readPanelPlace(): Promise<PanelPlace> {
  const { [key]: stored } = await browser.storage.local.get(key);
  return parsePanelPlace(stored);
}

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

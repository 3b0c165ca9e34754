import { storage } from '#imports';

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

const key = `local:panelPlace:${location.host}` as const;

export async function readPanelPlace(): Promise<PanelPlace> {
  return parsePanelPlace(await storage.getItem<unknown>(key));
}

export async function writePanelPlace(place: PanelPlace): Promise<void> {
  await storage.setItem(key, place);
}

/** By hand: zod would make the script that runs on every page of the helpdesk five times as large. */
function parsePanelPlace(stored: unknown): PanelPlace {
  if (typeof stored !== 'object' || stored === null) return { ...usualPlace };
  return {
    side: 'side' in stored && stored.side === 'left' ? 'left' : 'right',
    width: 'width' in stored && Number.isFinite(stored.width) ? Number(stored.width) : usualPlace.width,
    height: 'height' in stored && Number.isFinite(stored.height) ? Number(stored.height) : null,
    isFolded: 'isFolded' in stored && stored.isFolded === true,
  };
}

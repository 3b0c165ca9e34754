import type { Component } from 'svelte';
import type { Answer } from '../page/fake-background';

/** Every document of ours that a user sees, and how it is mounted. */
export const pages = {
  popup: () => import('@/entrypoints/popup/Popup.svelte'),
  welcome: () => import('@/entrypoints/welcome/Welcome.svelte'),
  options: () => import('@/entrypoints/options/Options.svelte'),
  sidepanel: () => import('@/entrypoints/sidepanel/SidePanel.svelte'),
  picker: () => import('@/entrypoints/picker/Picker.svelte'),
  'inbox-panel': () => import('@/entrypoints/inbox-panel/InboxPanel.svelte'),
  'order-panel': () => import('@/entrypoints/order-panel/OrderPanel.svelte'),
} satisfies Record<string, () => Promise<{ default: Component }>>;

export type PageName = keyof typeof pages;

/** How wide each is drawn, CSS pixels: as narrow as it may become, and as it mostly is. */
export const widths: Record<PageName, [narrow: number, usual: number]> = {
  popup: [360, 480],
  welcome: [360, 1100],
  options: [360, 1100],
  sidepanel: [320, 480],
  picker: [360, 1100],
  'inbox-panel': [320, 1100],
  'order-panel': [300, 380],
};

/** One state that a user may see. */
export interface GalleryState {
  name: string;
  page: PageName;
  /** Hash or query of the page's address. */
  address?: string;
  /** Writes what is stored beforehand. */
  store?: () => Promise<unknown>;
  /** How the background answers. */
  answers?: Answer[];
  /** What the user does to get there. */
  act?: () => Promise<void>;
  /** What stands there then, and before it does not. */
  sees: () => string;
}

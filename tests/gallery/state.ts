import type { Component } from 'svelte';
import type { Answer } from '../page/fake-background';

/** All documents of the extension that a user sees, with their components. */
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

/** Widths of each page in CSS pixels: the narrowest and the usual one. */
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
  /** Writes stored data before the page is shown. */
  store?: () => Promise<unknown>;
  /** The answers of the background. */
  answers?: Answer[];
  /** The user's actions that lead to the state. */
  act?: () => Promise<void>;
  /** A text that appears only in this state. */
  sees: () => string;
}

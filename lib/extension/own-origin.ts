import { browser } from 'wxt/browser';
import { isFirefox } from './is-firefox';

/**
 * The origin of our pages. In Chrome a content script cannot take it from `runtime.getURL`: for what only a dynamic
 * address may load, that gives such an address, and the page has the extension's own origin all the same (run in Chromium
 * 156, 2026-11).
 */
export function ownOrigin(): string {
  return isFirefox ? new URL(browser.runtime.getURL('/')).origin : `chrome-extension://${browser.runtime.id}`;
}

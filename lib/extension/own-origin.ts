import { browser } from 'wxt/browser';
import { isFirefox } from './is-firefox';

/**
 * The origin of our pages. In Chrome a content script cannot take it from `runtime.getURL`. For a file with a dynamic
 * address `getURL` returns that address, but the page that it opens has the extension's own origin (run in Chromium 156,
 * 2026-11).
 */
export function ownOrigin(): string {
  return isFirefox ? new URL(browser.runtime.getURL('/')).origin : `chrome-extension://${browser.runtime.id}`;
}

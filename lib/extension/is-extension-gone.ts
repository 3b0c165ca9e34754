import { browser } from 'wxt/browser';

/**
 * True in a content script whose extension was updated or removed under the open page. Chromium leaves the script on
 * the page but empties `browser`, so most calls there throw.
 */
export function isExtensionGone(): boolean {
  try {
    return !browser.runtime.id;
  } catch {
    return true;
  }
}

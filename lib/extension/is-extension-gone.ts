import { browser } from 'wxt/browser';

/**
 * True in a content script whose extension was updated or removed under the open page: Chromium leaves it on the page with
 * nothing of `browser`, and most of what it calls there throws.
 */
export function isExtensionGone(): boolean {
  try {
    return !browser.runtime.id;
  } catch {
    return true;
  }
}

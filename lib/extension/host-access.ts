import { browser } from 'wxt/browser';
import { manifestSchema } from './manifest';

/** The hosts of the manifest. A browser may withhold any of them, and a user may revoke them at any time. */
function hosts(): { origins: string[] } {
  return { origins: manifestSchema.parse(browser.runtime.getManifest()).host_permissions };
}

/** True when the browser lets Sidecar reach Base and Responso. */
export function hasHostAccess(): Promise<boolean> {
  return browser.permissions.contains(hosts());
}

/** Asks the user for the missing hosts. Call it in a click handler, or browsers refuse. */
export function requestHostAccess(): Promise<boolean> {
  return browser.permissions.request(hosts());
}

/** Calls back whenever access was granted or revoked. Returns a function that stops it. */
export function watchHostAccess(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}

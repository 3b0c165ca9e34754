import { browser } from 'wxt/browser';
import { manifestSchema } from './manifest';

/** The hosts of the manifest. A browser may keep any of them back, and a user may take them away at any time. */
function hosts(): { origins: string[] } {
  return { origins: manifestSchema.parse(browser.runtime.getManifest()).host_permissions };
}

/** True when the browser lets Sidecar reach Base and Responso. */
export function hasHostAccess(): Promise<boolean> {
  return browser.permissions.contains(hosts());
}

/** Asks the user for what is missing; to be called in a click, or browsers refuse. */
export function requestHostAccess(): Promise<boolean> {
  return browser.permissions.request(hosts());
}

/** Calls back whenever access was given or taken away; the answer stops it. */
export function watchHostAccess(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}

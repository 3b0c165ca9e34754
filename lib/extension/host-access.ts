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

/**
 * Calls back whenever access was granted or revoked, with the match patterns that were granted. Returns a function that
 * stops it.
 */
export function watchHostAccess(onChange: (granted: readonly string[]) => void): () => void {
  const onAdded = ({ origins = [] }: { origins?: string[] }) => onChange(origins);
  const onRemoved = () => onChange([]);
  browser.permissions.onAdded.addListener(onAdded);
  browser.permissions.onRemoved.addListener(onRemoved);
  return () => {
    browser.permissions.onAdded.removeListener(onAdded);
    browser.permissions.onRemoved.removeListener(onRemoved);
  };
}

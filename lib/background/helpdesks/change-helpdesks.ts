import { browser } from 'wxt/browser';
import { FailureError } from '@/lib/model/failure';
import { keptHelpdesks } from '@/lib/background/preferences/kept-helpdesks';
import { keptTaught } from '@/lib/background/preferences/kept-taught';
import { patternOf } from '@/lib/sites/helpdesk/helpdesk-address';
import { withoutSite } from '@/lib/stored/taught-profiles';
import { startInOpenTabs } from './helpdesk-scripts';
import { settleHelpdesks, settleOpenPages } from './settle-helpdesks';
import { isAllowed } from './usable-helpdesks';

/**
 * Adds a helpdesk that the browser allows, and starts in its open tabs. One that is in the list already stays there.
 *
 * @param host as `isHelpdeskHost` wants it
 * @throws FailureError helpdeskNotAllowed
 */
export async function addHelpdesk(host: string): Promise<void> {
  if (!(await isAllowed(host))) throw new FailureError({ kind: 'helpdeskNotAllowed' });
  await keptHelpdesks.change((before) => (before.includes(host) ? before : [...before, host]));
  await settleHelpdesks();
  await startInOpenTabs(host);
}

/** Removes a helpdesk with what was taught there, ends Sidecar on its pages, and gives its permission back. */
export async function removeHelpdesk(host: string): Promise<void> {
  await keptHelpdesks.change((before) => before.filter((each) => each !== host));
  await keptTaught.change((before) => withoutSite(before, `https://${host}`));
  await browser.storage.local.remove(`panelPlace:${host}`);
  await settleOpenPages();
  await browser.permissions.remove({ origins: [patternOf(host)] });
}

/**
 * The browser's permissions have changed: starts in the open tabs of helpdesks that are allowed again, and ends on the
 * pages of those that are not.
 *
 * @param origins match patterns that were granted just now
 */
export async function followPermissions(origins: readonly string[]): Promise<void> {
  await settleOpenPages();
  for (const host of await keptHelpdesks.read())
    if (origins.includes(patternOf(host))) await startInOpenTabs(host);
}

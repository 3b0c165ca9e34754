import { browser } from 'wxt/browser';
import { keptHelpdesks } from '@/lib/background/preferences/kept-helpdesks';
import { patternOf } from '@/lib/sites/helpdesk/helpdesk-address';

/** The hosts in the list of helpdesks that the browser allows now: the user can withdraw a permission at any time. */
export async function usableHelpdesks(): Promise<string[]> {
  const hosts = await keptHelpdesks.read();
  const allowed = await Promise.all(hosts.map(isAllowed));
  return hosts.filter((_, at) => allowed[at]);
}

/** True if the browser lets Sidecar read the pages of this host. */
export function isAllowed(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(host)] });
}

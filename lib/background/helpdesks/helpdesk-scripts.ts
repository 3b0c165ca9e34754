import { browser } from 'wxt/browser';
import { isSame } from '@/lib/stored/is-same';
import { patternOf } from '@/lib/sites/helpdesk/helpdesk-address';

const id = 'helpdesks';
/** The content script that the manifest names for Responso. */
const script = 'content-scripts/ticket.js';

/**
 * Registers the content script for exactly these hosts, for pages that load from now on. Browsers keep it for their next
 * sessions, but may drop it when the extension is updated. So this also runs whenever the background starts.
 */
export async function registerOn(hosts: readonly string[]): Promise<void> {
  const wanted = { id, matches: hosts.map(patternOf), js: [script] };
  const [present] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (hosts.length === 0) {
    if (present) await browser.scripting.unregisterContentScripts({ ids: [id] });
  } else if (!present) {
    await browser.scripting.registerContentScripts([
      { ...wanted, runAt: 'document_end', persistAcrossSessions: true },
    ]);
  } else if (!isSame(present.matches, wanted.matches)) await browser.scripting.updateContentScripts([wanted]);
}

/** Starts the content script in the open tabs of a host. A tab that refuses it gets it when it is loaded again. */
export async function startInOpenTabs(host: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: patternOf(host) });
  await Promise.allSettled(
    tabs.map(({ id: tabId = -1 }) =>
      browser.scripting.executeScript({ target: { tabId }, files: [`/${script}`] }),
    ),
  );
}

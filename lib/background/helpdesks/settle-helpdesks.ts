import { browser } from 'wxt/browser';
import { createTurns } from '@/lib/async/in-turn';
import { closeTicketTab } from '@/lib/background/ticket-session/ticket-session';
import { sendToTab } from '@/lib/messages/messaging';
import { isHelpdeskPage } from '@/lib/sites/helpdesk/helpdesk-address';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { listTicketTabs } from '@/lib/stored/ticket-of-tab';
import { registerOn } from './helpdesk-scripts';
import { usableHelpdesks } from './usable-helpdesks';

const inTurn = createTurns();

/**
 * Makes the browser's content scripts, and the tickets that are followed, match the list of helpdesks and the browser's
 * permissions. Does nothing where they match already.
 */
export function settleHelpdesks(): Promise<void> {
  return inTurn(async () => {
    const hosts = await usableHelpdesks();
    await registerOn(hosts);
    await closeLeftTickets(hosts);
  });
}

/** Settles, and ends the content scripts that run on a host that is not usable any more. */
export async function settleOpenPages(): Promise<void> {
  await settleHelpdesks();
  await tellOpenPages(await usableHelpdesks());
}

/** Ends Sidecar on every helpdesk but Responso, whatever the list says. */
export function endOnHelpdesks(): Promise<void> {
  return inTurn(async () => {
    await registerOn([]);
    await tellOpenPages([]);
  });
}

/** Tells our content scripts on which hosts they may go on. Nobody listens in most tabs. */
async function tellOpenPages(hosts: string[]): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.map(({ id = -1 }) => sendToTab({ tabId: id, frameId: 0 }, 'helpdesksChanged', { hosts })),
  );
}

/** Forgets tickets in tabs that show no helpdesk that may be read: no rule may act on them. */
async function closeLeftTickets(hosts: readonly string[]): Promise<void> {
  for (const tabId of await listTicketTabs()) {
    const tab = await browser.tabs.get(tabId).catch(() => undefined);
    // A browser tells the address of allowed pages only.
    const url = URL.parse(tab?.url ?? '');
    if (!url || !(isResponsoApp(url) || isHelpdeskPage(url, hosts))) await closeTicketTab(tabId);
  }
}

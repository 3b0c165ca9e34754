import { browser } from 'wxt/browser';
import { allowedHost, allowedTabs, allowFrame, forbidFrames, noTab } from './frame-access';
import { inboxHost } from './read-inbox';
import { endCopies, mirrorSession } from './inbox-session';
import { sendMessage, sendToTab } from '@/lib/messages/messaging';
import { keptSettings } from '@/lib/background/preferences/kept-settings';

/**
 * Withdraws the access of frames that are gone: their tab was closed or navigated, perhaps while the worker was asleep.
 */
export async function settleInboxFrames(): Promise<void> {
  await forbidFrames(isInboxOpen);
  await mirrorSession();
}

/**
 * Lets the open frames show the helpdesk at its present host. The host becomes known with the first ticket that is
 * seen, or with an address that the user gives.
 */
export async function followHelpdesk(): Promise<void> {
  const host = inboxHost((await keptSettings.read()).inbox);
  const former = await allowedHost();
  const [tabId] = await allowedTabs();
  if (former === undefined || former === host || tabId === undefined) return;
  await endCopies(former);
  await allowFrame(tabId, host);
  await mirrorSession();
}

/** A page that hangs, or that is being closed, may never answer. Other inboxes wait for it no longer than this (ms). */
const longestAnswer = 2_000;

/**
 * Asks the owner of a frame whether it is still open: our content script in the tab, or the side panel. True if the tab
 * is there but does not answer: its inbox may be there too.
 */
export async function isInboxOpen(tabId: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(true), longestAnswer);
  try {
    if (tabId !== noTab) await browser.tabs.get(tabId);
    const asked =
      tabId === noTab ? sendMessage('isInboxOpen') : sendToTab({ tabId, frameId: 0 }, 'isInboxOpen');
    return await Promise.race([asked, late.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

import { browser } from 'wxt/browser';
import { allowedTabs, forbidFrames, noTab } from '@/lib/background/frame-rule';
import { mirrorSession } from '@/lib/background/inbox-session';
import { sendMessage } from '@/lib/messaging';

/** Ends what was allowed for frames that are gone: a tab that was closed or navigated, a worker that was asleep then. */
export async function settleInboxFrames(): Promise<void> {
  const tabs = await allowedTabs();
  const open = await Promise.all(tabs.map(isOpen));
  const gone = tabs.filter((_, at) => !open[at]);
  if (gone.length > 0) await forbidFrames(gone);
  await mirrorSession();
}

/** Asks whoever owns the frame: our content script in the tab, or the side panel. */
async function isOpen(tabId: number): Promise<boolean> {
  try {
    if (tabId === noTab) return await sendMessage('isInboxOpen');
    await browser.tabs.get(tabId);
    return await sendMessage('isInboxOpen', undefined, { tabId, frameId: 0 });
  } catch {
    return false;
  }
}

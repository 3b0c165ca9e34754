import { sendMessage, sendToTab } from '@/lib/messages/messaging';
import type { HelpdeskEvent } from '@/lib/model/helpdesk-event';
import { noTab } from './frame-access';

/**
 * Sends an event to the inbox around a frame. Nobody hears it if the frame is inside a page of the helpdesk itself, or
 * if the inbox has gone.
 *
 * @param frame the tab, and the id of the frame around it
 */
export async function tellInbox(
  { tabId, parentFrameId }: { tabId: number; parentFrameId: number },
  event: HelpdeskEvent,
): Promise<void> {
  const told =
    tabId === noTab
      ? sendMessage('helpdeskEvent', event)
      : sendToTab({ tabId, frameId: parentFrameId }, 'helpdeskEvent', event);
  await told.catch(() => undefined);
}

/** Tells every inbox in a tab. */
export async function tellInboxesIn(tabId: number, event: HelpdeskEvent): Promise<void> {
  const told =
    tabId === noTab ? sendMessage('helpdeskEvent', event) : sendToTab({ tabId }, 'helpdeskEvent', event);
  await told.catch(() => undefined);
}

import { sendMessage } from '@/lib/messages/messaging';
import type { HelpdeskEvent } from '@/lib/model/helpdesk-event';
import { noTab } from './frame-access';

/**
 * Tells the inbox that holds a frame. Nobody hears it where the frame is held by the helpdesk itself, or where the inbox
 * has gone.
 *
 * @param frame the tab, and the frame around it by its id
 */
export async function tellInbox(
  { tabId, parentFrameId }: { tabId: number; parentFrameId: number },
  event: HelpdeskEvent,
): Promise<void> {
  const told =
    tabId === noTab
      ? sendMessage('helpdeskEvent', event)
      : sendMessage('helpdeskEvent', event, { tabId, frameId: parentFrameId });
  await told.catch(() => undefined);
}

/** Tells every inbox in a tab. */
export async function tellInboxesIn(tabId: number, event: HelpdeskEvent): Promise<void> {
  await sendMessage('helpdeskEvent', event, tabId === noTab ? undefined : tabId).catch(() => undefined);
}

import * as z from 'zod/mini';
import type { HelpdeskEvent } from '@/lib/model/helpdesk-event';
import type { InboxLook, InboxOffer } from '@/lib/model/inbox-look';
import type { Reply } from './reply';

/** The order that is open in the Base panel that our content script is on; '' = none. */
export const panelSeenSchema = z.object({ orderId: z.string().check(z.regex(/^\d{0,18}$/)) });

/** Which of the two places an inbox is drawn for. */
export const inboxViewSchema = z.object({ view: z.enum(['whole', 'order']) });

/** `isAgain`: the helpdesk did not come, so the access that lets it in is set up again. */
export const readInboxSchema = z.extend(inboxViewSchema, { isAgain: z._default(z.boolean(), false) });

/** The helpdesk's inbox inside Base and in the side panel. */
export interface InboxMessages {
  /** From our content script in Base: which order its page shows; answers what may be added to the page. */
  panelSeen: (panel: z.input<typeof panelSeenSchema>) => Reply<InboxOffer>;
  /** From our content script in Base and from our side panel: a frame of the inbox is about to open, or has gone. */
  inboxOpened: () => Reply<null>;
  inboxClosed: () => Reply<null>;
  /** To those two, when the background wants to know whether a frame is still there. */
  isInboxOpen: () => boolean;
  /** From the background to an inbox: what the inbox cannot learn from the frame in it. */
  helpdeskEvent: (event: HelpdeskEvent) => void;
  /** From the inbox in Base, and from our side panel: what to show. */
  readInbox: (place: z.input<typeof readInboxSchema>) => Reply<InboxLook>;
  /**
   * From the inbox in Base: opens the helpdesk where the session works, in a window of its own or in the side panel.
   */
  openInboxWindow: (place: z.input<typeof inboxViewSchema>) => Reply<null>;
  openSidePanel: () => Reply<null>;
  /** From our own top-level pages only. */
  settleInboxSession: () => Reply<null>;
}

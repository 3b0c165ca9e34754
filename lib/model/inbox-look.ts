import type { SeenTicket } from './seen-ticket';

/** What the user wants added to the pages of Base. */
export interface InboxOffer {
  menuEntry: boolean;
  orderPage: boolean;
}

/** One way to find an order's tickets in the helpdesk. */
export interface InboxQuery {
  kind: 'external' | 'email' | 'order';
  text: string;
  /** The address of the search; '' where it must be typed into the helpdesk's search field. */
  address: string;
}

/** What an inbox in Base shows. */
export interface InboxLook {
  /** False when the helpdesk may not be framed here: the page was not opened by us. */
  isAllowed: boolean;
  /** The helpdesk's origin: messages of the frame are accepted from this origin only. */
  origin: string;
  /** The order whose tickets are looked for; '' = the whole inbox. */
  orderId: string;
  /** The view that the inbox opens with. */
  home: string;
  /** The best first; empty for the whole inbox. */
  queries: InboxQuery[];
  /** Tickets that were open here and led to the order, the latest first. */
  tickets: SeenTicket[];
  isMirrored: boolean;
  /** False where only the user can open the browser's sidebar, as in Firefox, and in the side panel itself. */
  canOpenSidePanel: boolean;
}

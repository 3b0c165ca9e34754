/**
 * A conversation in the stand-in helpdesk. The shop's generator makes it, the Responso stand-in draws it,
 * tests compare what the panel shows with its `truth`.
 */
export interface Ticket {
  /** Digits, as they stand in the ticket's address. */
  id: string;
  type: 'ticket' | 'return' | 'review';
  subject: string;
  /** Where the buyer wrote from, e.g. `{ channel: 'Allegro', account: 'DomowyKubek' }`. */
  source: { channel: string; account: string };
  status: 'open' | 'pending' | 'solved' | 'closed';
  /** The agent's displayed name; null when nobody is assigned. */
  agent: string | null;
  requester: { name: string; email?: string; phone?: string; login?: string };
  /** The order number that the helpdesk itself knows and shows (the marketplace's), when it knows one. */
  orderNumber?: string;
  /** The buyer's language: the one the messages are written in. */
  language: 'pl' | 'pt';
  messages: Message[];
  /** For tests only, never drawn: the Base orders a panel must show for this ticket, and by what. */
  truth: { orderIds: number[]; by: 'number' | 'email' | 'mask' | 'phone' | 'login' | 'nothing' };
}

export interface Message {
  id: string;
  from: 'buyer' | 'agent' | 'system';
  author: string;
  /** Unix seconds. */
  at: number;
  /** Plain text; blank lines part paragraphs. */
  text: string;
  attachments: Attachment[];
}

export interface Attachment {
  name: string;
  type: string;
  /** The bytes as the server received them. */
  bytes: Uint8Array;
}

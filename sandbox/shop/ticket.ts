/**
 * A conversation in the stand-in helpdesk. The shop's generator creates it, and the stand-in for Responso shows it.
 * Tests compare the panel with its `truth`.
 */
export interface Ticket {
  /** Digits, as in the ticket's address. */
  id: string;
  type: 'ticket' | 'return' | 'review';
  subject: string;
  /** Where the buyer wrote from, e.g. `{ channel: 'Allegro', account: 'DomowyKubek' }`. */
  source: { channel: string; account: string };
  status: 'open' | 'pending' | 'solved' | 'closed';
  /** The agent's displayed name; null when nobody is assigned. */
  agent: string | null;
  requester: { name: string; email?: string; phone?: string; login?: string };
  /** The marketplace's order number that the helpdesk itself shows, if it knows one. */
  orderNumber?: string;
  /** The buyer's language, in which the messages are written. */
  language: 'pl' | 'pt';
  messages: Message[];
  /** For tests only, never shown: the Base orders that the panel must show for this ticket, and the kind of key. */
  truth: { orderIds: number[]; by: 'number' | 'email' | 'mask' | 'phone' | 'login' | 'nothing' };
}

export interface Message {
  id: string;
  from: 'buyer' | 'agent' | 'system';
  author: string;
  /** Unix seconds. */
  at: number;
  /** Plain text. Empty lines separate paragraphs. */
  text: string;
  attachments: Attachment[];
}

export interface Attachment {
  name: string;
  type: string;
  /** The bytes as the server received them. */
  bytes: Uint8Array;
}

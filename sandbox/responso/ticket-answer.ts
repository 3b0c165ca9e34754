import type { Attachment, Message, Ticket } from '../shop/ticket.ts';
import { lastMessageAt } from './inbox.ts';

/** A reply as the server received it. */
export interface Reply {
  id: string;
  ticketId: string;
  /** The signed-in agent who sent it. */
  author: string;
  /** Unix seconds. */
  at: number;
  text: string;
  attachments: Attachment[];
}

/** A row of the inbox as the API sends it. `truth` never leaves the server. */
export function rowAnswer(ticket: Ticket) {
  return {
    id: ticket.id,
    type: ticket.type,
    subject: ticket.subject,
    requester: ticket.requester.name,
    orderNumber: ticket.orderNumber ?? null,
    source: ticket.source,
    agent: ticket.agent,
    status: ticket.status,
    lastReplyAt: lastMessageAt(ticket),
    isBuyersTurn: ticket.messages.at(-1)?.from === 'agent',
    excerpt: ticket.messages.findLast((message) => message.from !== 'system')?.text.slice(0, 120) ?? '',
  };
}

/** A whole ticket as the API sends it, with new replies and the ids of its neighbours in the list. */
export function ticketAnswer(ticket: Ticket, replies: readonly Reply[], list: readonly Ticket[]) {
  const place = list.findIndex(({ id }) => id === ticket.id);
  const messages = [...ticket.messages, ...replies.map(messageOfReply)];
  return {
    id: ticket.id,
    type: ticket.type,
    subject: ticket.subject,
    source: ticket.source,
    status: ticket.status,
    agent: ticket.agent,
    requester: ticket.requester,
    orderNumber: ticket.orderNumber ?? null,
    tags: [ticket.source.channel.toLowerCase(), ticket.source.account],
    messages: messages.map((message, at) => messageAnswer(ticket, message, messages[at - 1])),
    previous: place > 0 ? (list[place - 1]?.id ?? null) : null,
    next: place >= 0 ? (list[place + 1]?.id ?? null) : null,
  };
}

function messageOfReply({ id, author, at, text, attachments }: Reply): Message {
  return { id, from: 'agent', author, at, text, attachments };
}

function messageAnswer(ticket: Ticket, message: Message, before: Message | undefined) {
  // Mail programs quote the message that they answer. The message centres of marketplaces do not.
  const isMailAnswer = ticket.requester.email && message.from === 'buyer' && before?.from === 'agent';
  return {
    id: message.id,
    from: message.from,
    author: message.author,
    at: message.at,
    text: message.text,
    quoted: isMailAnswer ? { author: before.author, at: before.at, text: before.text } : null,
    attachments: message.attachments.map(({ name, type, bytes }, index) => ({
      name,
      type,
      size: bytes.byteLength,
      address: `/files/${ticket.id}/${message.id}/${index}/${encodeURIComponent(name)}`,
    })),
  };
}

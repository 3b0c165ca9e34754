import type { Ticket } from '../shop/ticket.ts';

const WORDS: Record<Ticket['language'], { subject: string; text: string }> = {
  pl: { subject: 'Wiadomość', text: 'Dzień dobry' },
  pt: { subject: 'Mensagem', text: 'Bom dia' },
};

/** The ticket with almost no text: one word as subject, one greeting as its only message, no order number. */
export function shortTicket({ orderNumber: _, ...ticket }: Ticket): Ticket {
  const { subject, text } = WORDS[ticket.language];
  return {
    ...ticket,
    subject,
    messages: ticket.messages.slice(0, 1).map((message) => ({ ...message, text, attachments: [] })),
  };
}

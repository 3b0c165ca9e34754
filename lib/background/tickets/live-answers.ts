import { z } from 'zod';
import { storedItem } from '@/lib/stored/stored-item';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import type { Ticket } from '@/lib/model/ticket';
import { accountAnswersSchema } from '@/lib/background/orders/ask-accounts';

/** What Base was asked for one visit to a ticket, and what it said. */
const liveAnswersSchema = accountAnswersSchema.extend({ visit: z.string() });

export type LiveAnswers = z.infer<typeof liveAnswersSchema>;

/** The answers for the ticket that a tab shows, or null. Kept for the browser's session only. */
export function liveAnswersOfTab(tabId: number) {
  return storedItem(`session:live-answers-${String(tabId)}`, liveAnswersSchema.nullable(), null);
}

/** Base has not been asked yet. */
export function noAnswers({ visit }: Pick<Ticket, 'visit'>): LiveAnswers {
  return { visit, asked: [], found: [], failures: [] };
}

/** What Base has said so far in this visit. */
export async function liveAnswersOf(ticket: Pick<Ticket, 'visit'>, tabId: number): Promise<LiveAnswers> {
  const kept = await liveAnswersOfTab(tabId).read();
  return kept?.visit === ticket.visit ? kept : noAnswers(ticket);
}

/** Keeps what Base said, unless the tab has gone on to another ticket meanwhile. */
export async function keepLiveAnswers(answers: LiveAnswers, tabId: number): Promise<void> {
  const ticket = await ticketOfTab(tabId).read();
  if (ticket?.visit === answers.visit) await liveAnswersOfTab(tabId).write(answers);
}

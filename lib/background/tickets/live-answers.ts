import * as z from 'zod/mini';
import { storedItem } from '@/lib/stored/stored-item';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import type { Ticket } from '@/lib/model/ticket';
import { accountAnswersSchema } from '@/lib/background/orders/ask-accounts';

/** Base's answers during one ticket view. */
const liveAnswersSchema = z.extend(accountAnswersSchema, { visit: z.string() });

export type LiveAnswers = z.infer<typeof liveAnswersSchema>;

/** The answers for the ticket in a tab, or null. Kept until the browser closes. */
export function liveAnswersOfTab(tabId: number) {
  return storedItem(`session:live-answers-${String(tabId)}`, z.nullable(liveAnswersSchema), null);
}

/** Base has not been asked yet. */
export function noAnswers({ visit }: Pick<Ticket, 'visit'>): LiveAnswers {
  return { visit, asked: [], found: [], failures: [] };
}

/** Base's answers so far in this ticket view. */
export async function liveAnswersOf(ticket: Pick<Ticket, 'visit'>, tabId: number): Promise<LiveAnswers> {
  const kept = await liveAnswersOfTab(tabId).read();
  return kept?.visit === ticket.visit ? kept : noAnswers(ticket);
}

/** Saves Base's answers, unless the tab shows another ticket by now. */
export async function keepLiveAnswers(answers: LiveAnswers, tabId: number): Promise<void> {
  const ticket = await ticketOfTab(tabId).read();
  if (ticket?.visit === answers.visit) await liveAnswersOfTab(tabId).write(answers);
}

import { z } from 'zod';
import { failureSchema, toFailure } from '../errors';
import type { Question } from '../match/questions';
import { storedItem } from '../stored-item';
import { ticketOfTab, type Ticket } from '../ticket';
import { askOrders } from './ask-orders';
import { database } from './db';

/** What Base was asked for one visit to a ticket, and what it said. */
const liveAnswersSchema = z.object({
  visit: z.string(),
  /** What every account has answered, as the ticket wrote it. */
  asked: z.array(z.string()),
  found: z.array(
    z.object({
      by: z.enum(['order', 'shop', 'external', 'email', 'phone']),
      written: z.string(),
      orders: z.array(z.object({ accountId: z.string(), orderId: z.string() })),
    }),
  ),
  /** Accounts that could not be asked everything. */
  failures: z.array(z.object({ accountId: z.string(), failure: failureSchema })),
});

export type LiveAnswers = z.infer<typeof liveAnswersSchema>;

/** The answers for the ticket that a tab shows, or null. Kept for the browser's session only. */
export function liveAnswersOfTab(tabId: number) {
  return storedItem(`session:live-answers-${String(tabId)}`, liveAnswersSchema.nullable(), null);
}

/** What Base has said so far in this visit. */
export async function liveAnswersOf({ visit }: Pick<Ticket, 'visit'>, tabId: number): Promise<LiveAnswers> {
  const kept = await liveAnswersOfTab(tabId).read();
  return kept?.visit === visit ? kept : { visit, asked: [], found: [], failures: [] };
}

/** Keeps what Base said, unless the tab has gone on to another ticket meanwhile. */
export async function keepLiveAnswers(answers: LiveAnswers, tabId: number): Promise<void> {
  const ticket = await ticketOfTab(tabId).read();
  if (ticket?.visit === answers.visit) await liveAnswersOfTab(tabId).write(answers);
}

/**
 * Asks all accounts, each its questions one after the other. An account's first failure ends its turn: the next request
 * would most likely meet the same.
 */
export async function askAccounts(questions: readonly Question[]): Promise<Omit<LiveAnswers, 'visit'>> {
  const found: LiveAnswers['found'] = [];
  const failures: LiveAnswers['failures'] = [];
  const unanswered = new Set<string>();
  const askAccount = async (accountId: string) => {
    for (const [place, question] of questions.entries()) {
      try {
        const orderIds = await askOrders(accountId, question);
        const orders = orderIds.map((orderId) => ({ accountId, orderId }));
        if (orders.length > 0) found.push({ by: question.by, written: question.written, orders });
      } catch (thrown) {
        failures.push({ accountId, failure: toFailure(thrown) });
        for (const { written } of questions.slice(place)) unanswered.add(written);
        return;
      }
    }
  };
  await Promise.all((await (await database()).getAllKeys('accounts')).map(askAccount));
  const asked = new Set(questions.map(({ written }) => written)).difference(unanswered);
  return { asked: [...asked], found, failures };
}

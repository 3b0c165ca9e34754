import * as z from 'zod/mini';
import { failureSchema, toFailure } from '@/lib/model/failure';
import type { Question } from '@/lib/match/questions';
import { askOrders } from './ask-orders';
import { database } from '@/lib/background/storage/db';

/** The answers of all accounts. */
export const accountAnswersSchema = z.object({
  /** The questions that every account has answered, as the ticket writes them. */
  asked: z.array(z.string()),
  found: z.array(
    z.object({
      by: z.enum(['order', 'shop', 'external', 'email', 'phone']),
      written: z.string(),
      orders: z.array(z.object({ accountId: z.string(), orderId: z.string() })),
    }),
  ),
  /** Accounts that did not answer all questions. */
  failures: z.array(z.object({ accountId: z.string(), failure: failureSchema })),
});
export type AccountAnswers = z.infer<typeof accountAnswersSchema>;

/**
 * Asks all accounts at once, each one question after the other. An account's first failure ends its turn: the next
 * request would most likely fail too.
 */
export async function askAccounts(questions: readonly Question[]): Promise<AccountAnswers> {
  const found: AccountAnswers['found'] = [];
  const failures: AccountAnswers['failures'] = [];
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

import { collectMatches } from '@/lib/match/collect-matches';
import type { Key } from '@/lib/match/keys/keys';
import { candidatesOfQuery, readQuery } from '@/lib/match/query';
import { questionsFor, type Question } from '@/lib/match/questions';
import { rankMatches, type Match } from '@/lib/match/rank';
import type { SearchedOrders } from '@/lib/messages/order-messages';
import { database } from '@/lib/background/storage/db';
import { askAccounts } from './ask-accounts';
import { getOrders, newestOf } from './find-orders';
import { toShownOrder } from './to-shown-order';
import { withoutKeys } from './without-keys';

/** At most this many are listed. To see others, the agent types another letter. */
const mostFound = 20;

/** Finds the stored orders that fit what was typed so far, newest first, and what Base could be asked for. */
export async function searchHere(typed: string): Promise<SearchedOrders> {
  const { beginnings, words } = readQuery(typed);
  const byKeys = beginnings.map(async ({ kind, key }) => {
    const orders = await newestOf(beginningWith(key), mostFound);
    return orders.map((order): Match => ({ order, reasons: [{ kind, written: typed.trim() }] }));
  });
  const found = await Promise.all([...byKeys, findByName(words, typed)]);
  return { ...(await toSearched(found.flat())), asked: questionsOf(typed).map(({ by }) => by), failures: [] };
}

/** Asks Base for what was typed, and saves the orders in its answer. */
export async function searchBase(typed: string): Promise<SearchedOrders> {
  const questions = questionsOf(typed);
  const { found, failures } = await askAccounts(questions);
  const matches = found.map(async ({ by, written, orders }) => {
    const reasons = [{ kind: by, written }];
    return (await getOrders(orders)).map((order): Match => ({ order, reasons }));
  });
  const searched = await toSearched((await Promise.all(matches)).flat());
  return { ...searched, asked: questions.map(({ by }) => by), failures };
}

function questionsOf(typed: string): Question[] {
  return candidatesOfQuery(typed).flatMap(questionsFor);
}

async function toSearched(matches: readonly Match[]): Promise<Pick<SearchedOrders, 'matches'>> {
  const ranked = rankMatches(collectMatches(matches)).slice(0, mostFound);
  return { matches: await Promise.all(ranked.map((match) => toShownOrder(match, false))) };
}

/** Finds the newest orders whose names have all the words. The last word may be unfinished. */
async function findByName(words: readonly Key[], typed: string): Promise<Match[]> {
  if (words.length === 0) return [];
  const store = (await database()).transaction('orders').store;
  const found = await Promise.all(
    words.map(async ({ key }) => {
      const keys = await store.index('keys').getAllKeys(beginningWith(key));
      return new Map(keys.map((id) => [id.join('/'), id]));
    }),
  );
  const [fewest, ...others] = found.toSorted((a, b) => a.size - b.size);
  const ids = [...(fewest ?? [])].filter(([id]) => others.every((other) => other.has(id)));
  // Base's ids rise with time.
  const newest = ids.toSorted(([, [, a]], [, [, b]]) => Number(b) - Number(a)).slice(0, mostFound);
  const orders = await Promise.all(newest.map(([, id]) => store.get(id)));
  return orders
    .filter((order) => order !== undefined)
    .map((order) => ({ order: withoutKeys(order), reasons: [{ kind: 'name', written: typed.trim() }] }));
}

/** The range of all keys with this prefix. */
function beginningWith(key: string): IDBKeyRange {
  return IDBKeyRange.bound(key, `${key}\uffff`);
}

import { database } from '../lib/background/storage/db';
import { perform } from '../lib/background/sync/perform';
import { startState } from '../lib/background/sync/state';
import { accountId, fillDatabase, makeOrders, now } from './filled-database.ts';
import { compareTimes, measure } from './measure.ts';

const pages = 30;
const pageSize = 100;

/** Measures the time from Base's answer with 100 new orders until they are saved with the cursor that covers them. */
export async function run(): Promise<string[]> {
  return [compareTimes('A page of 100 orders written', await measurePage(1_000), await measurePage(100_000))];
}

async function measurePage(count: number): Promise<number> {
  const orders = makeOrders(count + pages * pageSize);
  await fillDatabase(orders.slice(0, count));
  const state = startState(accountId, now);
  const [slice] = state.slices;
  if (!slice) throw new Error('A new account has nothing to walk');
  return measure(pages, async (page) => {
    const first = count + page * pageSize;
    const answer = { orders: orders.slice(first, first + pageSize) };
    const { save } = await perform(
      { kind: 'walk', slice },
      state,
      (_method, _parameters, schema) => Promise.resolve(schema.parse(answer)),
      now,
      [],
    );
    const transaction = (await database()).transaction(['orders', 'returns', 'cursors'], 'readwrite');
    const after = await save(transaction.objectStore('orders'), transaction.objectStore('returns'), state);
    await transaction.objectStore('cursors').put(after);
    await transaction.done;
  });
}

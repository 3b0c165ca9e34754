import {
  finishCycle,
  onlySeat,
  openSettled,
  quietCycleRequests,
} from '../sandbox/simulate/settled-account.ts';
import { compareTimes, measure } from './measure.ts';

const minute = 60_000;

/**
 * Measures a cycle of 5 minutes without changes, for an account whose journals are on.
 *
 * @throws Error if it is not exactly two requests, whatever the number of orders
 */
export async function run(): Promise<string[]> {
  const few = await measureCycle(1_000);
  const many = await measureCycle(100_000);
  return [
    `Requests of a quiet cycle: ${few.requests} at 1,000 orders, ${many.requests} at 100,000`,
    compareTimes('A quiet cycle', few.time, many.time),
  ];
}

async function measureCycle(count: number) {
  const setting = await openSettled(count);
  const { token } = onlySeat(setting);
  const cycles = 60;
  const before = setting.api.requests(token).length;
  const time = await measure(cycles, async () => {
    await setting.clock.pass(5 * minute);
    await finishCycle(setting);
  });
  const requests = (setting.api.requests(token).length - before) / cycles;
  setting.close();
  if (requests !== quietCycleRequests)
    throw new Error(`A quiet cycle at ${count} orders asks ${requests} times`);
  return { time, requests };
}

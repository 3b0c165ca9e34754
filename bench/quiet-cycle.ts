import {
  finishCycle,
  onlySeat,
  openSettled,
  quietCycleRequests,
} from '../sandbox/simulate/settled-account.ts';
import type { Line } from './line.ts';

const minute = 60_000;
const cycles = 5;

/** Counts the requests of cycles of 5 minutes without changes, for an account whose journals are on. */
export async function measure(): Promise<Line[]> {
  return [await countAt(1_000), await countAt(10_000)];
}

async function countAt(orders: number): Promise<Line> {
  const setting = await openSettled(orders);
  const { token } = onlySeat(setting);
  const before = setting.api.requests(token).length;
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    await setting.clock.pass(5 * minute);
    await finishCycle(setting);
  }
  const requests = (setting.api.requests(token).length - before) / cycles;
  setting.close();
  return {
    figure: `quiet cycle at ${String(orders / 1_000)}k orders`,
    ours: `${String(requests)} requests`,
    against: `${String(quietCycleRequests)} requests`,
    ratio: requests / quietCycleRequests,
    limit: { most: 1 },
  };
}

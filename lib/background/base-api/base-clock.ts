import * as z from 'zod/mini';
import { database } from '@/lib/background/storage/db';

const clockKey = 'baseClock';
/** One comparison of the two clocks: `base` is what Base's clock showed when ours showed `local`. Both in Unix ms. */
const clockSchema = z.object({ base: z.number(), local: z.number() });

/** How long a comparison of the clocks is trusted (ms). */
const trustedFor = 86_400_000;
/**
 * A comparison is stored again after this time, or when the clocks have moved against each other by more than the
 * tolerance (ms).
 */
const noteEvery = 600_000;
const tolerance = 60_000;

/**
 * Stores the time of Base's clock, which every answer of Base carries. Stores nothing while no account is connected:
 * the answer may have been on its way while everything was erased.
 *
 * @param base by Base's clock, Unix ms
 * @param local by ours, Unix ms
 */
export async function noteBaseTime(base: number, local: number): Promise<void> {
  const db = await database();
  const last = clockSchema.safeParse(await db.get('values', clockKey));
  if (last.success) {
    const passed = local - last.data.local;
    const isSteady = Math.abs(base - last.data.base - passed) < tolerance;
    if (isSteady && passed >= 0 && passed < noteEvery) return;
  }
  const transaction = db.transaction(['accounts', 'values'], 'readwrite');
  const accounts = await transaction.objectStore('accounts').count();
  if (accounts > 0) await transaction.objectStore('values').put({ base, local }, clockKey);
  await transaction.done;
}

/**
 * Returns a time that Base has confirmed within the last day. Deletion by age uses this time, never the computer's
 * clock alone, which may be years ahead. If the two clocks disagree, returns the earlier time: a record that is kept
 * for too long can still be deleted later.
 *
 * @param now by our clock, Unix ms
 * @returns Unix ms; undefined: Base has confirmed none
 */
export async function confirmedTime(now: number): Promise<number | undefined> {
  const clock = await readClock();
  if (!clock) return undefined;
  const passed = now - clock.local;
  if (passed < -tolerance || passed > trustedFor) return undefined;
  return Math.min(now, clock.base + passed);
}

/** Converts a time by our clock to Base's clock. Returns it unchanged if Base's time is not known. Unix ms. */
export async function baseTimeOf(local: number): Promise<number> {
  const clock = await readClock();
  return clock ? local + clock.base - clock.local : local;
}

/**
 * Returns the time to store with a record that is deleted by its age. If our clock shows less than the last known time
 * of Base, the computer's clock is behind. With its time the record would soon look old.
 *
 * @param local by our clock, Unix ms
 * @returns `local`, or the last known time of Base if that is later. Unix ms.
 */
export async function notBeforeBase(local: number): Promise<number> {
  const clock = await readClock();
  return clock ? Math.max(local, clock.base) : local;
}

/** The last comparison of the clocks; undefined if there is none. */
async function readClock(): Promise<z.infer<typeof clockSchema> | undefined> {
  return clockSchema.safeParse(await (await database()).get('values', clockKey)).data;
}

import { z } from 'zod';
import { database } from '@/lib/background/storage/db';

const clockKey = 'baseClock';
/** What Base's clock showed when ours showed something: Unix ms. */
const clockSchema = z.object({ base: z.number(), local: z.number() });

/** For so long after Base has told the time is it known here (ms). */
const trustedFor = 86_400_000;
/** Written again after this, or when the two clocks have moved against each other by more than the tolerance (ms). */
const noteEvery = 600_000;
const tolerance = 60_000;

/**
 * Keeps what time it is for Base, of which every answer tells.
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
  await db.put('values', { base, local }, clockKey);
}

/**
 * The time that Base has confirmed within a day: what deletes by age goes by this, never by the computer's clock alone,
 * which may be years ahead. Where the two do not agree it is the earlier one: what is kept for too long can still go.
 *
 * @param now by our clock, Unix ms
 * @returns Unix ms; undefined: nobody knows
 */
export async function confirmedTime(now: number): Promise<number | undefined> {
  const read = clockSchema.safeParse(await (await database()).get('values', clockKey));
  if (!read.success) return undefined;
  const passed = now - read.data.local;
  if (passed < -tolerance || passed > trustedFor) return undefined;
  return Math.min(now, read.data.base + passed);
}

/** A time by our clock as Base's clock has shown it; the same where Base has not told the time. Unix ms. */
export async function baseTimeOf(local: number): Promise<number> {
  const read = clockSchema.safeParse(await (await database()).get('values', clockKey));
  return read.success ? local + read.data.base - read.data.local : local;
}

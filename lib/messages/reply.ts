import * as z from 'zod/mini';
import type { Failure } from '@/lib/model/failure';

/** Every handler answers with its value or with a failure of the closed list. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** The data of a message that has none. */
export const nothingSchema = z.undefined();

/** As much of a log as a page shows, or all that is kept. */
export const howMuchSchema = z.object({ isWhole: z.boolean() });

/** Identifies a ticket view, one stay of a tab on one ticket; '' where there is no ticket. */
export const visitSchema = z.string().check(z.maxLength(64));

import { z } from 'zod';
import type { Failure } from '@/lib/model/failure';

/** Every handler answers with its value or with a failure of the closed list. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Of a message that says nothing but its name. */
export const nothingSchema = z.undefined();

/** As much of a log as a page shows, or all that is kept. */
export const howMuchSchema = z.object({ isWhole: z.boolean() });

/** Which visit of a tab to a ticket; '' where there is no ticket. */
export const visitSchema = z.string().max(64);

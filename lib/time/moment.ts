import * as z from 'zod/mini';

/** The first and the last moment that a `Date` can hold are as far as this from 1970 (ms). */
const furthest = 8.64e15;

/** A time that was stored, in Unix ms. Beyond what a `Date` can hold, pages would throw instead of showing it. */
export const momentSchema = z.number().check(z.minimum(-furthest), z.maximum(furthest));

import * as z from 'zod/mini';
import { isPlainSelector } from './selector-shape';
import { taughtFields } from './taught-field';

/** The longest path. Shadow roots are not nested as deeply as this. */
const deepest = 8;

/** Selectors from the document inwards, one for each shadow root on the way. */
export const elementPathSchema = z
  .array(z.string().check(z.refine(isPlainSelector)))
  .check(z.minLength(1), z.maxLength(deepest));

/** What a user can teach. */
export const taughtFieldSchema = z.enum(taughtFields);

import { z } from 'zod';
import { isPlainSelector } from './selector-shape';
import { taughtFields } from './taught-field';

/** Shadow roots stand in each other less deeply than this. */
const deepest = 8;

export const elementPathSchema = z.array(z.string().refine(isPlainSelector)).min(1).max(deepest);

export const taughtFieldSchema = z.enum(taughtFields);

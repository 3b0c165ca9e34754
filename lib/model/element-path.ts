import { z } from 'zod';
import { isPlainSelector } from './selector-shape';
import { taughtFields } from './taught-field';

/** The longest path. Shadow roots are not nested as deeply as this. */
const deepest = 8;

export const elementPathSchema = z.array(z.string().refine(isPlainSelector)).min(1).max(deepest);

export const taughtFieldSchema = z.enum(taughtFields);

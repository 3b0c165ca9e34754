import * as z from 'zod/mini';
import { ruleSchema } from '@/lib/model/rule';
import { storedItem } from './stored-item';

/**
 * All rules, in the order in which they are tried. A copy for reading: the background keeps them in its database. A
 * rule that cannot be read whole is left out, and never runs without the part that is not understood.
 */
export const rules = storedItem('local:rules', z.array(ruleSchema), [], 1);

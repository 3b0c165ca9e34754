import { z } from 'zod';
import { ruleSchema } from '@/lib/model/rule';
import { storedItem } from './stored-item';

/**
 * All rules, in the order in which they are tried: a copy to read, of what the background keeps in its database. One that
 * cannot be read leaves the others as they are, and is never run without the part that is not understood.
 */
export const rules = storedItem('local:rules', z.array(ruleSchema), [], 1);

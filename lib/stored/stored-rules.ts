import { z } from 'zod';
import { mostRules, ruleSchema } from '@/lib/model/rule';
import { storedItem } from './stored-item';

/** All rules, in the order in which they are tried. Written by the background only. */
export const rules = storedItem('local:rules', z.array(ruleSchema).max(mostRules), []);

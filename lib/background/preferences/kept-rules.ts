import { rules } from '@/lib/stored/stored-rules';
import { keptValue } from '@/lib/background/storage/kept-value';

/** All rules, in the order in which they are tried. */
export const keptRules = keptValue(rules);

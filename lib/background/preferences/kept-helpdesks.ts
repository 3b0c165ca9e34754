import { helpdesks } from '@/lib/stored/stored-helpdesks';
import { keptValue } from '@/lib/background/storage/kept-value';

/** The hosts of the helpdesks that the user has added. */
export const keptHelpdesks = keptValue(helpdesks);

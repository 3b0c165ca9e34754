import * as z from 'zod/mini';
import { storedItem } from './stored-item';

/**
 * The names of the parts of `settings`, `rules` and `taught` that the background could not read; a rule has its own
 * name. A copy for reading: the background keeps the parts in its database.
 */
export const keptAside = storedItem(
  'local:keptAside',
  z.partialRecord(z.enum(['settings', 'rules', 'taught']), z.array(z.string())),
  {},
);

import { z } from 'zod';
import { storedItem } from './stored-item';

/**
 * What the background could not read of `settings`, `rules` and `taught`, and keeps in its database: what each part is
 * called, a rule by its name. A copy to read.
 */
export const keptAside = storedItem(
  'local:keptAside',
  z.partialRecord(z.enum(['settings', 'rules', 'taught']), z.array(z.string())),
  {},
);

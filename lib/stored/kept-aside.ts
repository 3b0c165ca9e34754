import * as z from 'zod/mini';
import { storedItem } from './stored-item';

/**
 * The names of the parts of `settings`, `rules`, `taught`, `templates` and `helpdesks` that the background could not read; a rule
 * and a template have their own names. A copy for reading: the background keeps the parts in its database.
 */
export const keptAside = storedItem(
  'local:keptAside',
  z.partialRecord(z.enum(['settings', 'rules', 'taught', 'templates', 'helpdesks']), z.array(z.string())),
  {},
);

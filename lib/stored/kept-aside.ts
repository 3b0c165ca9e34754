import * as z from 'zod/mini';
import { storedItem } from './stored-item';

/** The values whose parts the background may put aside, by their names in storage. */
const names = z.enum(['settings', 'rules', 'taught', 'templates', 'helpdesks', 'teamSettings']);

/**
 * Name of a value → the names of its parts that the background could not read. A rule and a template have their own
 * names. A copy for reading: the background keeps the parts in its database.
 */
export const keptAside = storedItem('local:keptAside', z.partialRecord(names, z.array(z.string())), {});

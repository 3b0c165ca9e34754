import * as z from 'zod/mini';
import { shownEditSchema, statusChangeSchema } from '@/lib/model/change';
import { storedItem } from './stored-item';

/** A status change, or an edit without its values. */
const shownChangeSchema = z.discriminatedUnion('subject', [statusChangeSchema, shownEditSchema]);
export type ShownChange = z.infer<typeof shownChangeSchema>;

/**
 * `nameOf` what is changed → its last change. The background writes it after its database, and every page watches
 * it, so that all panels on one order show the same.
 */
export const shownChanges = storedItem('local:shownChanges', z.record(z.string(), shownChangeSchema), {}, 1);

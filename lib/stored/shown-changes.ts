import * as z from 'zod/mini';
import { statusChangeSchema } from '@/lib/model/status-change';
import { storedItem } from './stored-item';

/**
 * `nameOf` an order or return → its last change. The background writes it after its database, and every page watches
 * it, so that all panels on one order show the same.
 */
export const shownChanges = storedItem('local:shownChanges', z.record(z.string(), statusChangeSchema), {}, 1);

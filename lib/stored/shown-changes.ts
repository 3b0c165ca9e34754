import { z } from 'zod';
import { statusChangeSchema } from '@/lib/model/status-change';
import { storedItem } from './stored-item';

/**
 * `nameOf` an order or return → its last change. Written by the background after its database, watched by every page: so
 * all panels on one order show the same.
 */
export const shownChanges = storedItem('local:shownChanges', z.record(z.string(), statusChangeSchema), {}, 1);

import * as z from 'zod/mini';
import { isHelpdeskHost } from '@/lib/sites/helpdesk/helpdesk-address';
import { storedItem } from './stored-item';

/** The host of a helpdesk that a user has added: `desk.shop.com`. */
export const helpdeskHostSchema = z.string().check(z.maxLength(253), z.refine(isHelpdeskHost));

/**
 * The hosts of the helpdesks that the user has added to Responso, in the order in which they were added. The browser may
 * have withdrawn its permission for some. A copy for reading: the background keeps them in its database.
 */
export const helpdesks = storedItem('local:helpdesks', z.array(helpdeskHostSchema), [], 1);

import * as z from 'zod/mini';
import { storedItem } from './stored-item';

/** Whether the agent has folded the inbox on the pages of orders. */
export const inboxFolded = storedItem('local:inboxFolded', z.boolean(), false);

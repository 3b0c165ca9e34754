import * as z from 'zod/mini';
import { helpdeskHostSchema } from '@/lib/stored/stored-helpdesks';
import type { Reply } from './reply';

/** Names a helpdesk by its host. */
export const helpdeskSchema = z.object({ host: helpdeskHostSchema });

/** Helpdesks besides Responso. */
export interface HelpdeskMessages {
  /** From our own pages: adds a helpdesk, once the browser allows it. Failure: `helpdeskNotAllowed`. */
  addHelpdesk: (helpdesk: z.input<typeof helpdeskSchema>) => Reply<null>;
  /** From our own pages. */
  removeHelpdesk: (helpdesk: z.input<typeof helpdeskSchema>) => Reply<null>;
  /** From the background to our content scripts: the hosts besides Responso on which they may go on. */
  helpdesksChanged: (usable: { hosts: string[] }) => void;
}

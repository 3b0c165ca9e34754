import { addHelpdesk, removeHelpdesk } from '@/lib/background/helpdesks/change-helpdesks';
import { helpdeskSchema } from '@/lib/messages/helpdesk-messages';
import { onMessage } from '@/lib/messages/messaging';
import { answer, done } from './answer';

/** The list of helpdesks besides Responso. Only Sidecar's top-level pages may change it. */
export function registerHelpdeskHandlers(): void {
  onMessage(
    'addHelpdesk',
    answer(['ownPage'], helpdeskSchema, ({ host }) => done(addHelpdesk(host))),
  );
  onMessage(
    'removeHelpdesk',
    answer(['ownPage'], helpdeskSchema, ({ host }) => done(removeHelpdesk(host))),
  );
}

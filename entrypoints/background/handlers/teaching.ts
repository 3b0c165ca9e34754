import { teachElementSchema } from '@/lib/messages/selector-messages';
import { onMessage } from '@/lib/messages/messaging';
import { keptTaught } from '@/lib/background/preferences/kept-taught';
import { withTaught } from '@/lib/stored/taught-profiles';
import { answer } from './answer';

/** Custom selectors that users pick on pages of the helpdesk. */
export function registerTeachingHandlers(): void {
  onMessage(
    'teachElement',
    answer(['ticketPage'], teachElementSchema, async ({ field, path }, _, { url = '' }) => {
      await keptTaught.change((before) => withTaught(before, new URL(url).origin, field, path));
      return null;
    }),
  );
}

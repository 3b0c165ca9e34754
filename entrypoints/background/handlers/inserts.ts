import { whenOffered } from '@/lib/background/preferences/when-offered';
import { insertTextInTab } from '@/lib/background/reply/insert-text-in-tab';
import { onMessage } from '@/lib/messages/messaging';
import { insertTextSchema } from '@/lib/insert/insert-request';
import { answer } from './answer';

/** Texts for the reply of the ticket that a panel shows. */
export function registerInsertHandlers(): void {
  onMessage(
    'insertText',
    answer(
      ['panel'],
      insertTextSchema,
      whenOffered('offersInserts', (wanted, tabId) => insertTextInTab(tabId, wanted)),
    ),
  );
}

import type * as z from 'zod/mini';
import type { InsertOutcome, insertTextSchema } from '@/lib/insert/insert-request';
import type { Reply } from './reply';

/** Texts for the reply of a ticket. They are never sent. */
export interface InsertMessages {
  /** From a panel: into the reply on the page around it. */
  insertText: (wanted: z.input<typeof insertTextSchema>) => Reply<InsertOutcome>;
  /** From the background to our content script: the text that the agent has chosen. */
  insertIntoReply: (wanted: z.output<typeof insertTextSchema>) => InsertOutcome;
}

import { z } from 'zod';
import { elementPathSchema, taughtFieldSchema } from '@/lib/model/element-path';
import type { PageSurvey } from '@/lib/model/page-survey';
import type { TaughtField } from '@/lib/model/taught-field';
import type { TaughtProfiles } from '@/lib/stored/taught-profiles';
import type { Reply } from './reply';

/** What a user has shown on a page; its site is the sender's. */
export const teachElementSchema = z.object({ field: taughtFieldSchema, path: elementPathSchema });

/** What is no longer taught, of which site. */
export const forgetElementSchema = z.object({ origin: z.string().max(300), field: taughtFieldSchema });

/** Where things stand on the pages of the helpdesk, as users show it. */
export interface SelectorMessages {
  /** From our content script: where the user has shown that something stands on its site. */
  teachElement: (taught: z.input<typeof teachElementSchema>) => Reply<null>;
  /** From our own pages: what was taught in another browser, added to what was taught here. */
  loadTaught: (profiles: TaughtProfiles) => Reply<null>;
  forgetElement: (which: z.input<typeof forgetElementSchema>) => Reply<null>;
  /** All that was taught. */
  forgetTaught: () => Reply<null>;
  /** From the options to our content script: what it reads on its page, as `pageSurveySchema` says. */
  surveyPage: () => PageSurvey;
  /** From the options to our content script: lets the user show an element. True once it is taught. */
  pickElement: (wanted: { field: TaughtField }) => Reply<boolean>;
  /** From a panel whose page is not understood. */
  openDiagnostics: () => Reply<null>;
}

import * as z from 'zod/mini';
import { elementPathSchema, taughtFieldSchema } from '@/lib/model/element-path';
import type { PageSurvey } from '@/lib/model/page-survey';
import type { TaughtField } from '@/lib/model/taught-field';
import type { TaughtProfiles } from '@/lib/stored/taught-profiles';
import type { Reply } from './reply';

/** An element that a user has picked on a page. Its site is the sender's. */
export const teachElementSchema = z.object({ field: taughtFieldSchema, path: elementPathSchema });

/** The custom selector to delete, and its site. */
export const forgetElementSchema = z.object({
  origin: z.string().check(z.maxLength(300)),
  field: taughtFieldSchema,
});

/** Custom selectors: elements of the helpdesk's pages that users have shown to Sidecar. */
export interface SelectorMessages {
  /** From our content script: the element that the user has picked on its site. */
  teachElement: (taught: z.input<typeof teachElementSchema>) => Reply<null>;
  /** From our own pages: custom selectors from another browser, added to those here. */
  loadTaught: (profiles: TaughtProfiles) => Reply<null>;
  forgetElement: (which: z.input<typeof forgetElementSchema>) => Reply<null>;
  /** Deletes all custom selectors. */
  forgetTaught: () => Reply<null>;
  /** From the options to our content script: what it reads on its page, as `pageSurveySchema` says. */
  surveyPage: () => PageSurvey;
  /** From the options to our content script: lets the user pick an element. True once it is saved. */
  pickElement: (wanted: { field: TaughtField }) => Reply<boolean>;
}

import { z } from 'zod';
import { taughtFieldSchema } from './element-path';
import { ticketKindSchema } from './ticket-kind';

/**
 * By which means something was found on a page:
 * - `taught`: where the user has shown that it is;
 * - `structure`: by where it stands and how large it is;
 * - `candidate`: by a name or a role that such things commonly have;
 * - `text`: in the text of the ticket, wherever that is.
 */
export const meansSchema = z.enum(['taught', 'structure', 'candidate', 'text', 'none']);
export type Means = z.infer<typeof meansSchema>;

const lines = z.array(z.string());

/** What a page of the helpdesk is built of, in numbers. */
const shapeSchema = z.object({
  elements: z.int(),
  shadowRoots: z.int(),
  frames: z.int(),
  fields: z.int(),
  editors: z.int(),
  links: z.int(),
  /** CSS pixels. */
  width: z.int(),
  height: z.int(),
});
export type PageShape = z.infer<typeof shapeSchema>;

/** What our content script reads on its page at this moment, for the diagnostics. Nothing of it is kept. */
export const pageSurveySchema = z.object({
  origin: z.string(),
  isTicket: z.boolean(),
  /** What its address calls the ticket; '' where it does not. */
  ticketId: z.string(),
  hasReplyBox: z.boolean(),
  lines,
  shopLines: z.array(z.int()).optional(),
  taught: z.object({
    email: lines.optional(),
    order: lines.optional(),
    type: lines.optional(),
    source: lines.optional(),
  }),
  agentAddresses: lines,
  kind: ticketKindSchema,
  /** What the page says in two ways, so that neither is taken. */
  disagreeing: z.array(z.enum(['type', 'source'])),
  /** How those parts were found that are used as they are. */
  parts: z.object({ column: meansSchema, attachment: meansSchema, search: meansSchema }),
  /** Taught, but not on this page. */
  absent: z.array(taughtFieldSchema),
  shape: shapeSchema,
});
export type PageSurvey = z.infer<typeof pageSurveySchema>;

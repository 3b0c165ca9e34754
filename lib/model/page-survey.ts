import * as z from 'zod/mini';
import { taughtFieldSchema } from './element-path';
import { ticketKindSchema } from './ticket-kind';

/**
 * How something was found on a page:
 * - `taught`: by a custom selector;
 * - `structure`: by its position and its size;
 * - `candidate`: by a name or a role that such things commonly have;
 * - `text`: in the text of the ticket, wherever that is;
 * - `none`: not found.
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
  /** The ticket's id in the URL; '' where there is none. */
  ticketId: z.string(),
  hasReplyBox: z.boolean(),
  lines,
  shopLines: z.optional(z.array(z.int())),
  noteLines: z.optional(z.array(z.int())),
  taught: z.object({
    email: z.optional(lines),
    order: z.optional(lines),
    type: z.optional(lines),
    source: z.optional(lines),
  }),
  agentAddresses: lines,
  kind: ticketKindSchema,
  /** The fields for which the page shows two different values, so that neither is taken. */
  disagreeing: z.array(z.enum(['type', 'source'])),
  /** How the parts were found that are used as elements, not for their text. */
  parts: z.object({ column: meansSchema, attachment: meansSchema, search: meansSchema }),
  /** Fields whose custom selector finds nothing on this page. */
  absent: z.array(taughtFieldSchema),
  shape: shapeSchema,
});
export type PageSurvey = z.infer<typeof pageSurveySchema>;

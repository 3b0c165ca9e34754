import * as z from 'zod/mini';

/** No more are added here when there are so many. A team may have brought more. */
export const mostTemplates = 100;
/** The largest number that a settings file or a message may have. */
const mostAtOnce = 1_000;

/** A text of the user's own for replies, with placeholders (`lib/insert/placeholders.ts`). */
export const replyTemplateSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(5_000)),
  /** For the whole team. Without a team it means nothing. */
  isShared: z.optional(z.boolean()),
});

/** Names a text for replies. */
export const templateIdSchema = z.pick(replyTemplateSchema, { id: true });
/** All texts for replies, in the user’s order. */
export const replyTemplatesSchema = z.array(replyTemplateSchema).check(z.maxLength(mostAtOnce));

export type ReplyTemplate = z.infer<typeof replyTemplateSchema>;

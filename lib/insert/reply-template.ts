import * as z from 'zod/mini';

/** The largest number of templates. */
export const mostTemplates = 100;

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
export const replyTemplatesSchema = z.array(replyTemplateSchema).check(z.maxLength(mostTemplates));

export type ReplyTemplate = z.infer<typeof replyTemplateSchema>;

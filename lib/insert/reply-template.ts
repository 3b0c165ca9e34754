import * as z from 'zod/mini';

/** A user can add templates up to this number. A team may have brought more. */
export const mostTemplates = 100;
/** A settings file or a message has at most this many templates. */
const mostAtOnce = 1_000;

/** A text of the user's own for replies, with placeholders (`lib/insert/placeholders.ts`). */
export const replyTemplateSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(5_000)),
  /** True: the whole team gets it. Has no effect without a team. */
  isShared: z.optional(z.boolean()),
});

/** Names a template. */
export const templateIdSchema = z.pick(replyTemplateSchema, { id: true });
/** All templates, in the user's order. */
export const replyTemplatesSchema = z.array(replyTemplateSchema).check(z.maxLength(mostAtOnce));

export type ReplyTemplate = z.infer<typeof replyTemplateSchema>;

import * as z from 'zod/mini';
import { taughtFieldSchema } from '@/lib/model/element-path';

/** What the picker on a page shows of the element that it is on. From our content script to our frame. */
export const pickStateSchema = z.object({
  field: taughtFieldSchema,
  /** `chosen`: the element is kept until it is saved or another one is wanted. */
  stage: z.enum(['choosing', 'chosen']),
  /** Where the element is, CSS pixels of the window. */
  box: z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() }),
  /** What the element is called in the page's code: `span.mail`. */
  name: z.string(),
  lines: z.array(z.string()),
  /**
   * True when the element can be used as the field, column or place for files that is wanted; undefined where a text is
   * wanted.
   */
  isFit: z.optional(z.boolean()),
  /** False when no selector leads to the element that would also work on another ticket. */
  isLasting: z.boolean(),
});
export type PickState = z.infer<typeof pickStateSchema>;

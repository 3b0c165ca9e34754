import { z } from 'zod';
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
  /** True for a field, column or place for files that can be used as such; undefined where a text is wanted. */
  isFit: z.boolean().optional(),
  /** False where no way leads to the element that would hold on another ticket. */
  isLasting: z.boolean(),
});
export type PickState = z.infer<typeof pickStateSchema>;

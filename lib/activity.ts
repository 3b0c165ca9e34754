import { z } from 'zod';
import { statusChangeSchema } from './status-change';

/** One line of the activity log: a change of status from the moment it was confirmed, and what became of it. */
export const activitySchema = statusChangeSchema
  .pick({
    accountId: true,
    subject: true,
    id: true,
    changeId: true,
    who: true,
    ruleId: true,
    from: true,
    to: true,
  })
  .extend({
    /** When it was confirmed, Unix ms. */
    at: z.number(),
    /** The states of a change; `unchanged`: it was there already; `cancelled`: given up by the agent. */
    result: z.enum([...statusChangeSchema.shape.state.options, 'unchanged', 'cancelled']),
  });

export type Activity = z.infer<typeof activitySchema>;

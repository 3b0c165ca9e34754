import * as z from 'zod/mini';
import type { Activity } from '@/lib/model/activity';
import { statusChangeSchema, subjectSchema, type StatusChange } from '@/lib/model/status-change';
import type { howMuchSchema, Reply } from './reply';

/** A change of status that the agent has confirmed. */
export const changeStatusSchema = z.extend(subjectSchema, {
  from: statusChangeSchema.shape.from,
  to: statusChangeSchema.shape.to,
});

/** One change of one order or return: never another that has taken its place meanwhile. */
export const whichChangeSchema = z.extend(subjectSchema, { changeId: statusChangeSchema.shape.changeId });

/** `from`: the status that the agent now sees and confirms to leave. */
export const confirmAgainSchema = z.extend(whichChangeSchema, { from: statusChangeSchema.shape.from });

/** From panels and pages of ours. A change is answered once it is in the outbox; pages watch how it goes on. */
export interface StatusMessages {
  changeStatus: (change: z.input<typeof changeStatusSchema>) => Reply<StatusChange>;
  confirmAgain: (change: z.input<typeof confirmAgainSchema>) => Reply<StatusChange>;
  cancelChange: (change: z.input<typeof whichChangeSchema>) => Reply<null>;
  undoChange: (change: z.input<typeof whichChangeSchema>) => Reply<StatusChange>;
  /** The network is back, or somebody does not want to wait: what waits in the outbox is tried now. */
  resumeChanges: () => Reply<null>;
  /** From our own pages: the newest lines of the activity log, or all. */
  listActivity: (how: z.input<typeof howMuchSchema>) => Reply<Activity[]>;
}

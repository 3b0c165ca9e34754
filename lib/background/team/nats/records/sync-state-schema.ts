import * as z from 'zod/mini';
import type { SyncState } from '@/lib/background/storage/records';
import { momentSchema } from '@/lib/time/moment';

const sliceSchema = z.object({
  from: z.number(),
  until: z.nullable(z.number()),
  idFrom: z.nullable(z.string()),
  by: z.optional(z.enum(['added', 'confirmed', 'id'])),
  isWhole: z.optional(z.boolean()),
  statusId: z.optional(z.string()),
  checkpoint: z.optional(z.object({ from: z.number(), idFrom: z.string() })),
  proof: z.optional(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('border') }),
      z.object({ kind: z.literal('newer'), seen: z.number(), from: z.number() }),
    ]),
  ),
});
const logSchema = z.object({ last: z.string(), readAt: momentSchema });
const idsSchema = z.array(z.string());

/** The state of an account's sync, as a member gets it from another one. */
export const syncStateSchema = z.object({
  accountId: z.string(),
  walk: z.number(),
  isWalking: z.boolean(),
  walkedFrom: z.number(),
  slices: z.array(sliceSchema),
  returnWalk: z.number(),
  returnsFrom: z.nullable(z.string()),
  returnsSince: z.number(),
  isFirstWalk: z.boolean(),
  newest: z.number(),
  catchUp: z.nullable(sliceSchema),
  sweep: z.optional(z.nullable(sliceSchema)),
  answerOrder: z.optional(z.enum(['unknown', 'confirmed', 'added', 'id', 'mixed'])),
  newestReturn: z.string(),
  orderLog: logSchema,
  returnLog: logSchema,
  journal: z.enum(['unknown', 'on', 'off']),
  silences: z.number(),
  isReturnLogSilent: z.boolean(),
  checkedAt: momentSchema,
  orderIds: idsSchema,
  returnIds: idsSchema,
  refusedOrders: idsSchema,
  refusedReturns: idsSchema,
  chores: z.array(z.enum(['orderLog', 'returnLog', 'newOrders', 'newReturns', 'unconfirmed'])),
  walkPages: z.number(),
  isBusy: z.boolean(),
  isAsked: z.boolean(),
  isWalkNext: z.optional(z.boolean()),
  reread: z.number(),
  cycleAt: momentSchema,
  failures: z.number(),
  retryAt: momentSchema,
});

/** Moves the times of our clock in a state by `by` ms. Those of Base's clock stay. */
export function moveState(state: SyncState, by: number): SyncState {
  const move = (time: number) => (time === 0 ? 0 : time + by);
  return {
    ...state,
    orderLog: { ...state.orderLog, readAt: move(state.orderLog.readAt) },
    returnLog: { ...state.returnLog, readAt: move(state.returnLog.readAt) },
    checkedAt: move(state.checkedAt),
    cycleAt: move(state.cycleAt),
    retryAt: move(state.retryAt),
  };
}

import { listenToJournal, without, type Task } from './state';
import type { SyncState } from '@/lib/background/storage/records';

/** A task that failed because Base gave no answer that can be used. */
interface Passed {
  state: SyncState;
  /** The names of what is skipped for now. Undefined: the task is to be tried again. */
  unread: string[] | undefined;
}

/**
 * Skips what Base refuses, which it may do for good: one id or one method must not stop an account's sync. An id is
 * tried twice, and once more in each cycle after that. A chore comes back with the next cycle by itself.
 *
 * @param isRefusal Base itself has said no. Any other failure may be over in a moment: then only a single id is
 * skipped.
 * @param now Unix ms
 */
export function passOver(task: Task, state: SyncState, isRefusal: boolean, now: number): Passed {
  const chores = state.chores.slice(1);
  switch (task.kind) {
    case 'order': {
      const { orderId } = task;
      const refusedOrders = [...without(state.refusedOrders, orderId), orderId];
      const orderIds = without(state.orderIds, orderId);
      return state.refusedOrders.includes(orderId)
        ? { state: { ...state, refusedOrders, orderIds }, unread: [`order ${orderId}`] }
        : { state: { ...state, refusedOrders }, unread: undefined };
    }
    case 'return': {
      const { returnId } = task;
      const refusedReturns = [...without(state.refusedReturns, returnId), returnId];
      const returnIds = without(state.returnIds, returnId);
      return state.refusedReturns.includes(returnId)
        ? { state: { ...state, refusedReturns, returnIds }, unread: [`return ${returnId}`] }
        : { state: { ...state, refusedReturns }, unread: undefined };
    }
    case 'orderLog': {
      if (!isRefusal) break;
      // A refused journal counts as a silent one: the backfill finds the changes that it would have named. It also
      // counts as read to its end, or there would be a gap for ever.
      const orderLog = { ...state.orderLog, readAt: now };
      return { state: listenToJournal({ ...state, orderLog, chores }, true), unread: ['getJournalList'] };
    }
    case 'returnLog': {
      if (!isRefusal) break;
      // Each cycle then begins a backfill of returns.
      const returnLog = { ...state.returnLog, readAt: now };
      const silent = { ...state, returnLog, chores, isReturnLogSilent: true };
      return { state: silent, unread: ['getOrderReturnJournalList'] };
    }
    case 'unconfirmed':
      if (isRefusal) return { state: { ...state, chores }, unread: ['getOrders'] };
      break;
    case 'newReturns':
      if (isRefusal) return { state: { ...state, chores }, unread: ['getOrderReturns'] };
      break;
    case 'walkReturns':
      if (isRefusal) return { state: { ...state, returnsFrom: null }, unread: ['getOrderReturns'] };
      break;
    // Without these tasks the sync cannot continue, so they are not skipped.
    case 'walk':
    case 'newOrders':
    case 'endWalk':
  }
  return { state, unread: undefined };
}

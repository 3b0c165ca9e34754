import { FailureError } from '@/lib/model/failure';
import type { StatusChange, Subject } from '@/lib/model/status-change';
import { mirrorChanges } from './mirror-changes';
import { cancelChange, confirmAgain, putChange, undoChange } from './outbox';
import { startChanges } from './run-changes';

/**
 * The status changes that an agent makes. Each function returns once the change is in the outbox and every page shows
 * it. The change then runs without anybody waiting.
 */

type Which = Subject & { changeId: string };

/** @throws FailureError notConnected when the account is not connected any more */
export async function changeByAgent(asked: Subject & { from: string; to: string }): Promise<StatusChange> {
  return start(await putChange({ ...asked, who: 'agent', ruleId: '' }, Date.now()));
}

/** @throws FailureError as `changeByAgent` */
export async function confirmByAgent(asked: Which & { from: string }): Promise<StatusChange> {
  return start(await confirmAgain(asked));
}

/** @throws FailureError as `changeByAgent` */
export async function undoByAgent(asked: Which): Promise<StatusChange> {
  return start(await undoChange(asked, Date.now()));
}

export async function cancelByAgent(asked: Which): Promise<void> {
  await cancelChange(asked);
  await mirrorChanges();
}

async function start(change: StatusChange | undefined): Promise<StatusChange> {
  if (!change) throw new FailureError({ kind: 'notConnected' });
  await startChanges([change]);
  return change;
}

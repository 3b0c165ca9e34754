import { listActivity } from '@/lib/background/status-changes/activity-log';
import { mirrorChanges } from '@/lib/background/status-changes/mirror-changes';
import { cancelChange, confirmAgain, putChange, undoChange } from '@/lib/background/status-changes/outbox';
import { startChanges, resumeChanges } from '@/lib/background/status-changes/run-changes';
import { FailureError } from '@/lib/model/failure';
import { howMuchSchema, nothingSchema } from '@/lib/messages/reply';
import { changeStatusSchema, confirmAgainSchema, whichChangeSchema } from '@/lib/messages/status-messages';
import { onMessage } from '@/lib/messages/messaging';
import type { StatusChange } from '@/lib/model/status-change';
import { answer } from './answer';

/** As many lines of the log as a page shows. */
const shownLines = 200;

/** Changes of status: for our own pages and for panels, never for the pages that these are in. */
export function registerStatusHandlers(): void {
  onMessage(
    'changeStatus',
    answer(['panel', 'ownPage'], changeStatusSchema, async (asked) =>
      follow(await putChange({ ...asked, who: 'agent', ruleId: '' }, Date.now())),
    ),
  );

  onMessage(
    'confirmAgain',
    answer(['panel', 'ownPage'], confirmAgainSchema, async (asked) => follow(await confirmAgain(asked))),
  );

  onMessage(
    'undoChange',
    answer(['panel', 'ownPage'], whichChangeSchema, async (asked) =>
      follow(await undoChange(asked, Date.now())),
    ),
  );

  onMessage(
    'cancelChange',
    answer(['panel', 'ownPage'], whichChangeSchema, async (asked) => {
      await cancelChange(asked);
      await mirrorChanges();
      return null;
    }),
  );

  onMessage(
    'goOnWithChanges',
    answer(['panel', 'ownPage'], nothingSchema, () => {
      void resumeChanges();
      return Promise.resolve(null);
    }),
  );

  onMessage(
    'listActivity',
    answer(['ownPage'], howMuchSchema, ({ isWhole }) => listActivity(isWhole ? Infinity : shownLines)),
  );
}

async function follow(change: StatusChange | undefined): Promise<StatusChange> {
  if (!change) throw new FailureError({ kind: 'notConnected' });
  await startChanges([change]);
  return change;
}

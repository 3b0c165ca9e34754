import { listActivity } from '@/lib/background/status-changes/activity-log';
import {
  cancelByAgent,
  changeByAgent,
  confirmByAgent,
  undoByAgent,
} from '@/lib/background/status-changes/agent-changes';
import { whenOffered } from '@/lib/background/preferences/when-offered';
import { resumeChanges } from '@/lib/background/status-changes/run-changes';
import { onMessage } from '@/lib/messages/messaging';
import { howMuchSchema, nothingSchema } from '@/lib/messages/reply';
import { changeStatusSchema, confirmAgainSchema, whichChangeSchema } from '@/lib/messages/status-messages';
import { answer, done } from './answer';

/** Limit of log entries that a page shows. */
const shownLines = 200;

/**
 * Status changes: for Sidecar's own pages and panels, never for the pages around the panels. While they are switched off,
 * an agent can only cancel one.
 */
export function registerStatusHandlers(): void {
  onMessage(
    'changeStatus',
    answer(['panel', 'ownPage'], changeStatusSchema, whenOffered('offersStatus', changeByAgent)),
  );
  onMessage(
    'confirmAgain',
    answer(['panel', 'ownPage'], confirmAgainSchema, whenOffered('offersStatus', confirmByAgent)),
  );
  onMessage(
    'undoChange',
    answer(['panel', 'ownPage'], whichChangeSchema, whenOffered('offersStatus', undoByAgent)),
  );
  onMessage(
    'cancelChange',
    answer(['panel', 'ownPage'], whichChangeSchema, (asked) => done(cancelByAgent(asked))),
  );
  onMessage(
    'resumeChanges',
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

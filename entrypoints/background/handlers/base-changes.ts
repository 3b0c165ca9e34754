import { listActivity } from '@/lib/background/changes/activity-log';
import {
  cancelByAgent,
  changeByAgent,
  confirmByAgent,
  editByAgent,
  readEdit,
  undoByAgent,
} from '@/lib/background/changes/agent-changes';
import { whenOffered } from '@/lib/background/preferences/when-offered';
import type { Target } from '@/lib/background/changes/outbox';
import { resumeChanges } from '@/lib/background/changes/run-changes';
import { onMessage } from '@/lib/messages/messaging';
import { howMuchSchema, nothingSchema } from '@/lib/messages/reply';
import {
  changeStatusSchema,
  confirmAgainSchema,
  editOrderSchema,
  whichChangeSchema,
  whichEditSchema,
} from '@/lib/messages/change-messages';
import { answer, done } from './answer';

/** Limit of log entries that a page shows. */
const shownLines = 200;

/** What an agent must be allowed to do, to change this. */
const actionFor = ({ subject }: { subject: Target['subject'] }) =>
  subject === 'fields' ? 'offersEdits' : 'offersStatus';

/**
 * Changes of statuses and of orders' fields: for Sidecar's own pages and panels, never for the pages around the panels.
 * While they are switched off, an agent can only cancel one.
 */
export function registerChangeHandlers(): void {
  onMessage(
    'changeStatus',
    answer(['panel', 'ownPage'], changeStatusSchema, whenOffered('offersStatus', changeByAgent)),
  );
  onMessage(
    'editOrder',
    answer(['panel', 'ownPage'], editOrderSchema, whenOffered('offersEdits', editByAgent)),
  );
  onMessage('readEdit', answer(['panel', 'ownPage'], whichEditSchema, readEdit));
  onMessage(
    'confirmAgain',
    answer(['panel', 'ownPage'], confirmAgainSchema, (asked) =>
      whenOffered(actionFor(asked), confirmByAgent)(asked),
    ),
  );
  onMessage(
    'undoChange',
    answer(['panel', 'ownPage'], whichChangeSchema, (asked) =>
      whenOffered(actionFor(asked), undoByAgent)(asked),
    ),
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

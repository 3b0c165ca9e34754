import {
  endTeam,
  joinTeam,
  leaveTeam,
  makeTeam,
  readOwnInvite,
  removeMember,
  renameTeam,
  shareAccount,
  viewTeam,
} from '@/lib/background/team/nats/membership-steps';
import { shareSettings } from '@/lib/background/preferences/share-settings';
import { nothingSchema } from '@/lib/messages/reply';
import { onMessage } from '@/lib/messages/messaging';
import {
  joinTeamSchema,
  makeTeamSchema,
  renameTeamSchema,
  sharedAccountSchema,
  shareSettingsSchema,
  teamMemberSchema,
} from '@/lib/messages/team-messages';
import { answer, done } from './answer';

/** The team: from Sidecar's top-level pages alone. */
export function registerTeamHandlers(): void {
  onMessage('readTeam', answer(['ownPage'], nothingSchema, viewTeam));
  onMessage('makeTeam', answer(['ownPage'], makeTeamSchema, makeTeam));
  onMessage('joinTeam', answer(['ownPage'], joinTeamSchema, joinTeam));
  onMessage('readInvite', answer(['ownPage'], nothingSchema, readOwnInvite));
  onMessage('renameTeam', answer(['ownPage'], renameTeamSchema, renameTeam));
  onMessage('shareAccount', answer(['ownPage'], sharedAccountSchema, shareAccount));
  onMessage(
    'shareSettings',
    answer(['ownPage'], shareSettingsSchema, (asked) => done(shareSettings(asked))),
  );
  onMessage('removeMember', answer(['ownPage'], teamMemberSchema, removeMember));
  onMessage(
    'leaveTeam',
    answer(['ownPage'], nothingSchema, () => done(leaveTeam())),
  );
  onMessage(
    'endTeam',
    answer(['ownPage'], nothingSchema, () => done(endTeam())),
  );
}

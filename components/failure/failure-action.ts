import type { Failure } from '@/lib/model/failure';

/** What the button of a failure does, as its text (`failure.<kind>.action`) promises; `none`: there is no button. */
export type FailureAction =
  'account' | 'access' | 'panelSettings' | 'rebuild' | 'reload' | 'save' | 'none' | 'again';

/** The failure action of a failure. The switch has no default, so that a new failure must be added here. */
export function failureAction({ kind }: Failure): FailureAction {
  switch (kind) {
    case 'notConnected':
    case 'tokenRejected':
    case 'otherAccount':
    case 'labelsHidden':
    case 'invoicesHidden':
      return 'account';
    case 'switchedOff':
      return 'panelSettings';
    case 'hostAccessMissing':
      return 'access';
    case 'databaseNewer':
    case 'databaseDamaged':
      return 'rebuild';
    case 'extensionUpdated':
      return 'reload';
    case 'ticketSwitched':
      return 'save';
    case 'tokenBlocked':
    case 'fileTooLarge':
    case 'fieldTooLong':
    case 'teamThere':
    case 'inviteUnreadable':
    case 'teamNewer':
    case 'teamEnded':
    case 'memberRemoved':
    case 'teamManaged':
    case 'setByTeam':
    case 'notTeamOwner':
    case 'policyInviteWrong':
    case 'policyTeamEnded':
    case 'teamAddressUnsafe':
    case 'teamClockWrong':
    case 'teamRecordsUnread':
      return 'none';
    case 'budgetSpent':
    case 'helpdeskNotAllowed':
    case 'offline':
    case 'unexpectedAnswer':
    case 'storageFull':
    case 'databaseBlocked':
    case 'labelMissing':
    case 'invoiceMissing':
    case 'fileUnreadable':
    case 'fileNotSaved':
    case 'noTeam':
    case 'teamUnreachable':
    case 'teamNotNats':
    case 'teamServerOld':
    case 'teamServerFull':
    case 'teamServerRefused':
      return 'again';
  }
}

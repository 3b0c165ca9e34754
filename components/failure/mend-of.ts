import type { Failure } from '@/lib/model/failure';

/** What the button of a failure does, as its words (`failure.<kind>.action`) promise; `none`: they are only said. */
export type Mend = 'account' | 'access' | 'rebuild' | 'reload' | 'save' | 'none' | 'again';

/** What helps against a failure. Without a default: a new failure must say it here. */
export function mendOf({ kind }: Failure): Mend {
  switch (kind) {
    case 'notConnected':
    case 'tokenRejected':
    case 'otherAccount':
    case 'labelsHidden':
      return 'account';
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
    case 'labelTooLarge':
      return 'none';
    case 'budgetSpent':
    case 'offline':
    case 'unexpectedAnswer':
    case 'storageFull':
    case 'databaseBlocked':
    case 'labelMissing':
    case 'labelUnreadable':
    case 'labelNotSaved':
      return 'again';
  }
}

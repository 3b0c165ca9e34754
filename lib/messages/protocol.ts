import type { AccountMessages } from './account-messages';
import type { HelpdeskMessages } from './helpdesk-messages';
import type { InboxMessages } from './inbox-messages';
import type { DocumentMessages } from './document-messages';
import type { InsertMessages } from './insert-messages';
import type { OrderMessages } from './order-messages';
import type { RuleMessages } from './rule-messages';
import type { SelectorMessages } from './selector-messages';
import type { ChangeMessages } from './change-messages';
import type { StorageMessages } from './storage-messages';
import type { TeamMessages } from './team-messages';
import type { TemplateMessages } from './template-messages';
import type { TicketMessages } from './ticket-messages';

/**
 * All messages, most of them to the background. No answer holds a token, and only those that enter a team take an
 * address to connect to. Each is parsed with its schema and its sender checked in `entrypoints/background/handlers/`.
 */
export interface Protocol
  extends
    AccountMessages,
    HelpdeskMessages,
    InboxMessages,
    DocumentMessages,
    InsertMessages,
    OrderMessages,
    RuleMessages,
    SelectorMessages,
    ChangeMessages,
    StorageMessages,
    TeamMessages,
    TemplateMessages,
    TicketMessages {
  /** From the background to our content script: the keyboard command. */
  togglePanel: () => void;
}

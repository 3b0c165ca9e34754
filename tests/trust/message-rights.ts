import type { Tier } from '@/entrypoints/background/handlers/sender';
import type { Protocol } from '@/lib/messages/protocol';
import { makeFirstRule } from '@/lib/model/rule';
import type { AgentAction } from '@/lib/stored/settings';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { mounted } from './senders';

/** Who may send a message to the background, and data that fits it. */
export interface Right<Data> {
  from: readonly Tier[];
  data: Data;
  /** The switch that it needs, if any. */
  action?: AgentAction;
}

/** For a message that the background sends: it must not answer it, whoever sends it. */
const fromBackground = 'from the background';

const ownPage = ['ownPage'] as const;
const panel = ['panel'] as const;
const shown = ['panel', 'ownPage'] as const;
const inbox = ['inboxPanel', 'ownPage'] as const;
const ticketPage = ['ticketPage'] as const;

const visit = 'visit-1';
const rule = { ...makeFirstRule({ id: 'r', name: 'Rule', accountId: 'a' }), orderStatusId: '7' };
const order = { accountId: 'a', orderId: String(wireOrder.order_id) };
const holder = { accountId: 'a', of: 'order', id: order.orderId } as const;
const place = { kind: 'label', ...holder, packageId: '', number: '620100847712' } as const;
const change = { accountId: 'a', subject: 'order', id: order.orderId, changeId: 'c' } as const;

/**
 * Every message. A new one without a row does not compile, and one whose handler takes another sender fails
 * (`sender-matrix.test.ts`).
 */
export const messageRights: {
  [Name in keyof Protocol]: Right<Parameters<Protocol[Name]>[0]> | typeof fromBackground;
} = {
  togglePanel: fromBackground,
  isInboxOpen: fromBackground,
  helpdeskEvent: fromBackground,
  surveyPage: fromBackground,
  pickElement: fromBackground,
  attachFile: fromBackground,
  insertIntoReply: fromBackground,
  helpdesksChanged: fromBackground,

  listAccounts: { from: panel, data: undefined },
  syncNow: { from: shown, data: undefined },
  listConnected: { from: ownPage, data: undefined },
  connectAccount: { from: ownPage, data: { token: 'new-token', name: 'New', showLabels: true } },
  replaceToken: { from: ownPage, data: { accountId: 'a', token: 'new-token' } },
  disconnectAccount: { from: ownPage, data: { accountId: 'a' } },
  changeAccount: { from: ownPage, data: { accountId: 'a', name: 'Other' } },
  readJournalNote: { from: ownPage, data: { accountId: 'a' } },

  addHelpdesk: { from: ownPage, data: { host: 'help.firm.org' } },
  removeHelpdesk: { from: ownPage, data: { host: 'desk.shop.com' } },

  readTeam: { from: ownPage, data: undefined },
  makeTeam: {
    from: ownPage,
    data: {
      ...{ server: 'wss://nats.invalid', access: { kind: 'open' }, teamName: 'Shop', memberName: 'Anna' },
    },
  },
  joinTeam: { from: ownPage, data: { invite: 'sidecar-team.1.AAAA.AAAAAAAA', memberName: 'Bert' } },
  readInvite: { from: ownPage, data: undefined },
  renameTeam: { from: ownPage, data: { memberName: 'Anna' } },
  shareSettings: { from: ownPage, data: { sections: ['panel'] } },
  shareAccount: { from: ownPage, data: { accountId: 'a' } },
  removeMember: { from: ownPage, data: { memberId: 'm' } },
  leaveTeam: { from: ownPage, data: undefined },
  endTeam: { from: ownPage, data: undefined },

  panelSeen: { from: ['basePage'], data: { orderId: order.orderId } },
  inboxOpened: { from: ['basePage', 'ownPage'], data: undefined },
  inboxClosed: { from: ['basePage', 'ownPage'], data: undefined },
  readInbox: { from: inbox, data: { view: 'order' } },
  openInboxWindow: { from: inbox, data: { view: 'whole' } },
  openSidePanel: { from: ['inboxPanel'], data: undefined },
  settleInboxSession: { from: ownPage, data: undefined },

  readKeptParcels: { from: shown, data: holder },
  readParcels: { from: shown, data: holder },
  readKeptInvoices: { from: shown, data: order },
  readInvoices: { from: shown, data: order },
  downloadDocument: { from: shown, data: { place, visit } },
  attachDocument: { from: panel, data: { place, visit, isPrinterFileFine: false } },
  dismissDocumentNotice: { from: panel, data: { id: 'n' } },

  orderOpened: { from: shown, data: order },
  readTimeline: { from: shown, data: order },
  searchOrders: { from: shown, data: { query: 'k7x2+4c8e1@allegromail.pl' } },
  searchBase: { from: shown, data: { query: order.orderId } },

  answerAsked: { from: panel, data: { ruleId: 'r', about: 't', ...order, visit, isWanted: true } },
  listLeftAlone: { from: ownPage, data: { isWhole: true } },
  saveRule: { from: ownPage, data: rule },
  switchRule: { from: ownPage, data: { id: 'r', isOn: true } },
  moveRule: { from: ownPage, data: { id: 'r', by: 1 } },
  deleteRule: { from: ownPage, data: { id: 'r' } },
  tryRule: { from: ownPage, data: rule },

  teachElement: { from: ticketPage, data: { field: 'email', path: ['#mail'] } },
  insertText: { from: panel, data: { visit, text: 'Hello' }, action: 'offersInserts' },
  saveTemplates: { from: ownPage, data: [{ id: 't', name: 'Thanks', text: 'Thank you' }] },
  deleteTemplate: { from: ownPage, data: { id: 't' } },
  loadTaught: { from: ownPage, data: { 'https://app.responso.com': { email: ['#mail'] } } },
  forgetElement: { from: ownPage, data: { origin: 'https://app.responso.com', field: 'order' } },
  forgetTaught: { from: ownPage, data: undefined },

  changeStatus: {
    from: shown,
    data: { accountId: 'a', subject: 'order', id: order.orderId, from: '402121', to: '7' },
    action: 'offersStatus',
  },
  editOrder: {
    from: shown,
    data: { ...order, from: { phone: '600100200' }, to: { phone: '600100201' }, addedNote: 'Called' },
    action: 'offersEdits',
  },
  readEdit: { from: shown, data: { ...change, subject: 'fields' } },
  confirmAgain: { from: shown, data: { ...change, from: '402121' }, action: 'offersStatus' },
  cancelChange: { from: shown, data: change },
  undoChange: { from: shown, data: change, action: 'offersStatus' },
  resumeChanges: { from: shown, data: undefined },
  listActivity: { from: ownPage, data: { isWhole: true } },

  changeSettings: { from: ownPage, data: { retention: 24 } },
  forgetAside: { from: ownPage, data: undefined },
  eraseEverything: { from: ownPage, data: undefined },
  rebuildDatabase: { from: ownPage, data: undefined },
  openSettings: { from: ['panel', 'inboxPanel', 'ownPage'], data: 'privacy' },

  ticketSeen: {
    from: ticketPage,
    data: {
      visit,
      key: 'app.responso.com 1',
      lines: [wireOrder.email],
      address: 'https://app.responso.com/tickets/1',
    },
  },
  panelMounted: { from: ticketPage, data: { key: mounted.key } },
  ticketRests: { from: ticketPage, data: { visit } },
  ticketLeft: { from: ticketPage, data: undefined },
  findOrders: { from: panel, data: undefined },
  askForTicket: { from: panel, data: { isAgain: true } },
  refreshOrders: { from: panel, data: undefined },
  judgeOrder: { from: panel, data: { ...order, visit, verdict: 'linked' } },
  lookWithTeam: { from: panel, data: { visit, orders: [{ ...order, isChanging: true }], known: 0 } },
};

const isName = (name: string): name is keyof Protocol => name in messageRights;

/** The names of all messages. */
export const messageNames = Object.keys(messageRights).filter(isName);

/** The messages to the background, and who may send them. */
export const rights = messageNames.flatMap((name): [name: keyof Protocol, right: Right<unknown>][] => {
  const right = messageRights[name];
  return right === fromBackground ? [] : [[name, right]];
});

import type { TeamStanding, TeamView } from '@/lib/team/team-view';
import type { ShownOrder } from '@/lib/messages/order-messages';
import type { TicketView } from '@/lib/messages/ticket-messages';
import type { ConnectedAccount, Status } from '@/lib/model/account';
import type { Activity } from '@/lib/model/activity';
import type { Invoice } from '@/lib/documents/invoice';
import type { Order } from '@/lib/model/order';
import type { PageSurvey } from '@/lib/model/page-survey';
import type { Parcel } from '@/lib/model/parcel';
import type { ReplyTemplate } from '@/lib/insert/reply-template';
import type { OrderReturn } from '@/lib/model/return';
import { makeFirstRule, type Rule } from '@/lib/model/rule';
import type { OrderEdit, ShownEdit, StatusChange } from '@/lib/model/change';
import { namesIn } from '@/lib/edit/order-fields';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import type { Timeline } from '@/lib/model/timeline';
import { noProgress, type SyncProgress } from '@/lib/stored/sync-progress';

/** Invented orders of a shop in Poland, with their returns, parcels and so on. Times are relative to now. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
export const now = Date.now();

const status = (id: string, name: string, color: string, group = ''): Status => ({ id, name, color, group });

export const account: ConnectedAccount = {
  id: 'a',
  name: 'Sklep Kubkowo',
  tokenTail: '9f3c',
  showLabels: true,
  panelHost: 'panel-e.baselinker.com',
  connectedAt: now - 20 * day,
  statuses: [
    status('1', 'Nowe zamówienia', '#2f6fdb', 'Do zrobienia'),
    status('2', 'Do wysłania', '#e0a100', 'Do zrobienia'),
    status('3', 'Wysłane', '#2e9d57', 'W drodze'),
    status('4', 'Doręczone', '#1c7a4a', 'W drodze'),
    status('5', 'Zwrot', '#b3261e', 'Po sprzedaży'),
    status('6', 'Anulowane', '', 'Po sprzedaży'),
  ],
  returnStatuses: [
    status('11', 'Nowy zwrot', '#2f6fdb'),
    status('12', 'Zwrot przyjęty', '#2e9d57'),
    status('13', 'Pieniądze oddane', '#1c7a4a'),
  ],
  returnReasons: { '7': 'Uszkodzony w transporcie' },
  extraFields: { '1': 'Grawer', '812': 'Plik z nadrukiem' },
  statusesReadAt: now - hour,
  sources: { allegro: { '12': 'kubkowo_pl', '13': 'kubkowo_outlet' }, shop: { '1': 'kubkowo.example' } },
};

/** A second account, without data. */
export const otherAccount: ConnectedAccount = {
  ...account,
  id: 'b',
  name: 'Hurtownia Północ',
  tokenTail: '77d1',
  statuses: [status('91', 'Przyjęte', '#7a4ad0')],
};

const address = {
  name: 'Aleksandra Nowak-Wiśniewska',
  company: '',
  street: 'ul. Prosta 12/7',
  postcode: '00-850',
  city: 'Warszawa',
  state: '',
  country: 'PL',
};

export const order: Order = {
  accountId: 'a',
  orderId: '48213377',
  shopOrderId: '3917',
  externalOrderId: '7f6a1c1e-9a51-4f0e-8b1d-0c6a4cf2d911',
  source: { type: 'allegro', id: '12' },
  statusId: '3',
  confirmed: true,
  addedAt: now - 2 * day,
  confirmedAt: now - 2 * day + minute,
  login: 'ola_n95',
  email: 'k7x2+4c8e1@allegromail.example',
  phone: '+48 600 100 200',
  buyerComments: 'Proszę o szybką wysyłkę, to prezent.',
  sellerComments: 'Dołożyć kartkę z życzeniami',
  currency: 'PLN',
  payment: { method: 'PayU', cashOnDelivery: false, paid: 15_000 },
  delivery: { method: 'InPost Paczkomat', price: 1_299, address },
  pickupPoint: {
    id: 'WAW04A',
    name: 'Paczkomat WAW04A',
    address: 'ul. Prosta 14',
    postcode: '00-850',
    city: 'Warszawa',
  },
  parcel: { courier: 'paczkomaty', number: '620100847712' },
  wantsInvoice: true,
  invoice: { nip: '5252248481', address: { ...address, company: 'Nowak i Wspólnicy sp. z o.o.' } },
  extraFields: [
    { id: '1', text: 'Dla Oli', address: '' },
    { id: '812', text: 'nadruk.pdf', address: 'https://files.example/nadruk.pdf' },
  ],
  products: [
    {
      name: 'Kubek ceramiczny 350 ml',
      attributes: 'granat',
      sku: 'KUB-350-GR',
      ean: '',
      quantity: 2,
      price: 3_999,
    },
    { name: 'Zaparzacz stalowy', attributes: '', sku: 'ZAP-ST-01', ean: '', quantity: 1, price: 16_999 },
  ],
  panelHost: 'panel-e.baselinker.com',
  readAt: now - 4 * minute,
  isGone: false,
};

/** An order that differs from the first only in number, date and status. */
export function orderLike(orderId: string, daysAgo: number, change: Partial<Order> = {}): Order {
  return {
    ...order,
    orderId,
    statusId: '4',
    addedAt: now - daysAgo * day,
    confirmedAt: now - daysAgo * day,
    parcel: { courier: '', number: '' },
    payment: { method: 'Przelew', cashOnDelivery: false, paid: 26_296 },
    ...change,
  };
}

export const orderReturn: OrderReturn = {
  accountId: 'a',
  returnId: '5120',
  orderId: '48213377',
  externalId: '',
  reference: 'RMA-2026-0099',
  source: { type: 'allegro', id: '12' },
  statusId: '11',
  addedAt: now - 3 * hour,
  login: 'ola_n95',
  email: order.email,
  phone: '',
  currency: 'PLN',
  refunded: 3_999,
  parcel: { courier: 'dpd', number: 'RETURN0099' },
  products: [
    {
      name: 'Kubek ceramiczny 350 ml',
      sku: 'KUB-350-GR',
      quantity: 1,
      price: 3_999,
      reasonId: '7',
      comment: 'Pęknięte ucho',
    },
  ],
  readAt: now - 4 * minute,
  isGone: false,
};

export const parcel: Parcel = {
  packageId: '39482265',
  courier: 'paczkomaty',
  courierName: 'InPost Paczkomaty',
  number: '620100847712',
  innerNumber: '',
  tracking: 'atPoint',
  trackedAt: now - 5 * hour,
  trackingUrl: 'https://tracking.example.com/620100847712',
  isReturn: false,
  isManual: false,
};

export const invoice: Invoice = {
  invoiceId: '1818929',
  type: 'invoice',
  number: 'FV 12/11/2026',
  issuedAt: now - day,
  total: 26_296,
  currency: 'PLN',
};

export const receipt: Invoice = {
  ...invoice,
  invoiceId: '3857659',
  type: 'receipt',
  number: '2/11/2026/P',
};

export const named: ShownOrder = {
  order,
  reasons: [
    { kind: 'order', written: '48213377' },
    { kind: 'email', written: order.email },
  ],
  returns: [],
  isLive: false,
};

/** An order of the same buyer, folded. */
export function sameBuyer(shown: Order): ShownOrder {
  return { ...named, order: shown, reasons: [{ kind: 'email', written: order.email }] };
}

/** The background's view of a ticket with one order. */
export const found: TicketView = {
  isRead: true,
  visit: 'visit',
  isRemembered: true,
  matches: [named],
  buyer: null,
  dismissed: [],
  returns: [],
  lookedFor: ['48213377', order.email],
  unmet: [],
  live: { asked: [], open: [], isByItself: true, failures: [] },
  notices: [],
  ruled: [],
};

/** The same with three orders of the buyer, in two currencies, and a return. */
export const foundSeveral: TicketView = {
  ...found,
  matches: [
    { ...named, returns: [orderReturn] },
    sameBuyer(orderLike('48100001', 40)),
    sameBuyer(orderLike('47000001', 300, { currency: 'EUR' })),
  ],
  buyer: {
    orders: 3,
    returns: 1,
    totals: [
      { currency: 'PLN', amount: 52_592 },
      { currency: 'EUR', amount: 26_296 },
    ],
    span: {
      first: { orderId: '47000001', at: now - 300 * day },
      last: { orderId: order.orderId, at: order.confirmedAt },
    },
  },
};

/** The background's view of a ticket without orders. */
export const nothingFound: TicketView = { ...found, matches: [], lookedFor: ['nowa@example.com'] };

export const synced: SyncProgress = {
  ...noProgress,
  orders: 18_204,
  journal: 'on',
  completedAt: now - 3 * minute,
  oldest: now - 90 * day,
  newest: now - hour,
};

export const syncing: SyncProgress = {
  ...noProgress,
  isRunning: true,
  orders: 1_250,
  walked: 0.3,
  oldest: now - 6 * day,
  newest: now - hour,
  requests: 41,
};

export const change: StatusChange = {
  accountId: 'a',
  subject: 'order',
  id: '48213377',
  changeId: 'c1',
  who: 'agent',
  ruleId: '',
  from: '3',
  to: '5',
  state: 'done',
  askedAt: now - minute,
  sentAt: now - minute,
  settledAt: now - minute,
  found: '5',
  failure: null,
  replaced: null,
};

/** A change of the first order in this state. */
export function changed(part: Partial<StatusChange>): Record<string, StatusChange> {
  return { 'a/order/48213377': { ...change, ...part } };
}

/** An edit of the first order: a street, and a text for the seller's note. */
export const orderEdit: OrderEdit = {
  ...{ accountId: 'a', subject: 'fields', id: '48213377', changeId: 'e1', who: 'agent', ruleId: '' },
  from: { street: 'ul. Prosta 12/7', sellerComments: 'Dołożyć kartkę z życzeniami' },
  to: { street: 'ul. Krzywa 3', sellerComments: 'Dołożyć kartkę z życzeniami\nAdres zmieniony na prośbę' },
  note: { does: 'add', text: 'Adres zmieniony na prośbę' },
  state: 'done',
  ...{ askedAt: now - minute, sentAt: now - minute, settledAt: now - minute },
  found: { street: 'ul. Krzywa 3', sellerComments: 'Dołożyć kartkę z życzeniami\nAdres zmieniony na prośbę' },
  ...{ failure: null, replaced: null },
};

/** An edit as pages watch it. */
export function shownEdit(edit: OrderEdit): ShownEdit {
  const { from: _, to, note: __, found: ___, replaced: ____, ...shown } = edit;
  return { ...shown, fields: namesIn(to) };
}

export const rule: Rule = {
  ...makeFirstRule({ id: 'r1', name: 'Zwroty z Responso', accountId: 'a' }),
  onSince: now - day,
  orderStatusId: '5',
  returnStatusId: '12',
};

/** A template of the user's own. */
export const template: ReplyTemplate = {
  id: 't1',
  name: 'Zwrot w drodze',
  text: 'Dzień dobry {buyer.firstName},\n\nzwrot {return.number} ma status {return.status}.',
};

/** A rule with every kind of condition. */
export const fullRule: Rule = {
  ...rule,
  id: 'r2',
  name: 'Uszkodzone kubki',
  when: 'ticketOpened',
  isAutomatic: true,
  conditions: [
    { kind: 'ticketSource', contains: 'Allegro' },
    { kind: 'ticketType', is: 'return' },
    { kind: 'textContains', text: 'uszkodzony' },
    { kind: 'orderSource', is: 'allegro' },
    { kind: 'orderStatus', in: ['3', '4'] },
    { kind: 'orderAge', atMost: 30 },
  ],
};

export const entry: LedgerEntry = {
  ruleId: 'r1',
  about: 'app.responso.com 82919',
  accountId: 'a',
  orderId: '48213377',
  changes: [
    { subject: 'order', id: '48213377', from: '3', to: '5' },
    { subject: 'return', id: '5120', from: '11', to: '12' },
  ],
  verdict: 'asked',
  unknown: [],
  at: now - minute,
};

/** The line of the log about the edit. */
export const editLine: Activity = {
  ...{ accountId: 'a', subject: 'fields', id: '48213377', changeId: 'e1', who: 'agent', ruleId: '' },
  ...{ fields: ['street', 'sellerComments'], at: now - 2 * minute, result: 'done' },
};

export const activity: Activity[] = [
  {
    accountId: 'a',
    subject: 'order',
    id: '48213377',
    changeId: 'c1',
    who: 'agent',
    ruleId: '',
    from: '3',
    to: '5',
    at: now - 4 * minute,
    result: 'done',
  },
  {
    accountId: 'a',
    subject: 'return',
    id: '5120',
    changeId: 'c2',
    who: 'rule',
    ruleId: 'r1',
    from: '11',
    to: '12',
    at: now - hour,
    result: 'failed',
  },
  {
    accountId: 'a',
    subject: 'order',
    id: '48199001',
    changeId: 'c3',
    who: 'agent',
    ruleId: '',
    from: '2',
    to: '6',
    at: now - 2 * day,
    result: 'cancelled',
  },
];

/** What Sidecar reads on the page of a ticket. */
export const survey: PageSurvey = {
  origin: 'https://app.responso.com',
  isTicket: true,
  ticketId: '82919',
  hasReplyBox: true,
  lines: ['Zamówienie 48213377', 'ola@example.com'],
  taught: { order: ['48213377'] },
  agentAddresses: [],
  kind: { type: 'return', source: '' },
  parts: { column: 'structure', attachment: 'candidate', search: 'none' },
  disagreeing: [],
  absent: ['source'],
  shape: {
    ...{ elements: 812, shadowRoots: 0, frames: 1, fields: 4, editors: 1, links: 90 },
    ...{ width: 1280, height: 800 },
  },
};

/** What happened to the order. */
export const timeline: Timeline = {
  events: [
    { kind: 'returned', returnId: orderReturn.returnId, at: now - 3 * hour },
    { kind: 'tracked', tracking: 'delivered', number: '620100847712', isReturn: false, at: now - 5 * hour },
    {
      kind: 'tracked',
      tracking: 'outForDelivery',
      number: '620100847712',
      isReturn: false,
      at: now - 9 * hour,
    },
    { kind: 'status', statusId: '3', at: now - day },
    {
      kind: 'tracked',
      tracking: 'labelCreated',
      number: '620100847712',
      isReturn: false,
      at: now - day - hour,
    },
    { kind: 'packed', at: now - day - 2 * hour },
    { kind: 'picked', at: now - day - 3 * hour },
    { kind: 'paid', amount: 15_000, currency: 'PLN', at: now - 2 * day + 2 * minute },
    { kind: 'placed', at: now - 2 * day + minute },
  ],
  unread: [],
  readAt: now,
};

export const team: TeamView = {
  teamName: 'Sklep Kubki',
  server: 'wss://nats.example.com/',
  members: [
    {
      id: 'm1',
      name: 'Aleksandra',
      joinedAt: now - 40 * 86_400_000,
      isMe: true,
      isHere: true,
      isOwner: true,
    },
    { id: 'm2', name: 'Bartosz', joinedAt: now - 3 * 86_400_000, isMe: false, isHere: false, isOwner: false },
  ],
  accounts: [
    { accountId: 'a', syncedBy: 'm1' },
    { accountId: 'b', syncedBy: 'm2' },
  ],
};

export const standing: TeamStanding = {
  state: 'joined',
  teamName: team.teamName,
  since: now - 3_600_000,
  failure: null,
  policy: 'none',
};

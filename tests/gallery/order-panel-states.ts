import type { TicketView } from '@/lib/messages/ticket-messages';
import type { Account } from '@/lib/model/account';
import type { Timeline } from '@/lib/model/timeline';
import type { OrderEdit } from '@/lib/model/change';
import { settings, withPatch, type SettingsPatch } from '@/lib/stored/settings';
import { rules } from '@/lib/stored/stored-rules';
import { templates } from '@/lib/stored/stored-templates';
import { shownChanges, type ShownChange } from '@/lib/stored/shown-changes';
import { teamStanding } from '@/lib/stored/team-standing';
import { syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';
import { answer, failed, never, ok, type Answer } from '../page/fake-background';
import { press, type, untilThere } from './act';
import {
  account,
  change,
  changed,
  entry,
  found,
  foundSeveral,
  invoice,
  named,
  nothingFound,
  now,
  order,
  orderEdit,
  orderLike,
  orderReturn,
  otherAccount,
  parcel,
  receipt,
  rule,
  sameBuyer,
  shownEdit,
  synced,
  syncing,
  template,
  standing,
  timeline,
} from '../page/fixtures';
import { tCount } from '@/lib/text/i18n';
import type { GalleryState } from './state';
import { words } from './words';

interface Given {
  found?: TicketView;
  accounts?: Account[];
  changes?: Record<string, ShownChange>;
  settings?: SettingsPatch;
  progress?: Record<string, SyncProgress>;
  answers?: Answer[];
  act?: () => Promise<void>;
  sees: () => string;
}

/** The panel of a ticket that the background has looked up. */
const panel = (name: string, given: Given): GalleryState => ({
  name,
  page: 'order-panel',
  store: async () => {
    await syncProgress.write(given.progress ?? { a: synced });
    await shownChanges.write(given.changes ?? {});
    await rules.write([rule]);
    await settings.write(withPatch(settings.parse({}).value, given.settings ?? {}));
  },
  answers: [
    answer('findOrders', () => ok(given.found ?? found)),
    answer('listAccounts', () => ok(given.accounts ?? [account])),
    answer('readParcels', () => ok({ parcels: [parcel], readAt: now })),
    ...(given.answers ?? []),
  ],
  sees: given.sees,
  ...(given.act && { act: given.act }),
});

const openStatuses = async () => {
  (await untilThere('[aria-expanded][aria-labelledby]')).click();
};
const chooseStatus = async (name: string) => {
  await openStatuses();
  await press(name, '[role=listbox]');
};

const ticketStates: GalleryState[] = [
  panel('not connected', {
    found: nothingFound,
    accounts: [],
    sees: () => words('failure.notConnected.text'),
  }),
  panel('a ticket on its way', {
    answers: [answer('findOrders', never)],
    sees: () => words('panel.loading'),
  }),
  panel('the extension was updated', {
    answers: [answer('findOrders', () => failed({ kind: 'extensionUpdated' }))],
    sees: () => words('failure.extensionUpdated.text'),
  }),
  panel('an order that the ticket names, with a parcel', { sees: () => words('document.attach') }),
  panel('an order whose status an agent may not change, nor insert texts', {
    settings: { panel: { offersStatus: false, offersInserts: false } },
    sees: () => words('document.attach'),
  }),
  panel('parcels on their way', {
    answers: [answer('readKeptParcels', never)],
    sees: () => words('parcel.loading'),
  }),
  panel('two parcels, one of them coming back', {
    answers: [
      answer('readParcels', () =>
        ok({
          parcels: [
            parcel,
            {
              ...parcel,
              packageId: '2',
              number: '',
              isReturn: true,
              courierName: 'DPD',
              tracking: 'unknown',
            },
          ],
          readAt: now,
        }),
      ),
    ],
    sees: () => words('label.all'),
  }),
  panel('parcels that could not be read', {
    answers: [
      answer('readKeptParcels', () => ok({ parcels: [parcel], readAt: now - 3_600_000 })),
      answer('readParcels', () => failed({ kind: 'budgetSpent' })),
    ],
    sees: () => words('failure.budgetSpent.text'),
  }),
  panel('a number that Base does not know', {
    found: { ...found, unmet: ['48999123'] },
    sees: () => words('panel.unmet'),
  }),
  panel('orders of the same buyer, of two accounts', {
    accounts: [account, otherAccount],
    found: {
      ...found,
      matches: [
        sameBuyer(orderLike('48213001', 8)),
        sameBuyer({ ...orderLike('48100001', 20), accountId: 'b', statusId: '91' }),
        sameBuyer(orderLike('48200002', 30, { confirmed: false, statusId: '777' })),
      ],
    },
    sees: () => words('panel.sameBuyer'),
  }),
  panel('several orders of the buyer', {
    found: foundSeveral,
    sees: () => words('buyer.since'),
  }),
  panel('the first and the last order of the buyer', {
    found: foundSeveral,
    act: () => press(words('buyer.since'), 'main'),
    sees: () => words('buyer.from'),
  }),
  panel('an order that is not the ticket’s, on a page whose address tells nothing', {
    found: { ...nothingFound, dismissed: [named], isRemembered: false },
    sees: () => words('link.forVisit'),
  }),
  panel('archived orders', {
    found: {
      ...found,
      matches: [sameBuyer(orderLike('47000001', 200)), sameBuyer(orderLike('47000002', 240))],
    },
    sees: () => words('panel.hideArchived'),
  }),
  panel('archived orders behind a line', {
    found: { ...found, matches: [named, sameBuyer(orderLike('47000001', 200))] },
    sees: () => words('panel.showArchived'),
  }),
  panel('Base being asked', {
    found: { ...nothingFound, live: { ...found.live, open: ['nowa@example.com'] } },
    answers: [answer('askForTicket', never)],
    sees: () => words('panel.asking'),
  }),
  panel('no order, and Base may be asked', {
    found: { ...nothingFound, live: { ...found.live, open: ['nowa@example.com'], isByItself: false } },
    sees: () => words('panel.askBase'),
  }),
  panel('no order, in Base neither, while orders still come', {
    found: { ...nothingFound, live: { ...found.live, asked: ['nowa@example.com'] } },
    progress: { a: syncing },
    sees: () => words('panel.askedBase'),
  }),
  panel('nothing to look for', {
    found: { ...nothingFound, lookedFor: [] },
    sees: () => words('panel.nothingToLookFor'),
  }),
  panel('a page that cannot be read', {
    found: { ...nothingFound, lookedFor: [], isUnread: true },
    sees: () => words('panel.unreadWhy'),
  }),
  panel('an order that Base was asked for', {
    found: { ...found, matches: [{ ...named, isLive: true }] },
    sees: () => words('panel.live'),
  }),
  panel('a return without an order', {
    found: {
      ...nothingFound,
      returns: [{ orderReturn, reasons: [{ kind: 'reference', written: 'RMA-2026-0099' }] }],
    },
    sees: () => words('panel.returns'),
  }),
  panel('an order with a return', {
    found: { ...found, matches: [{ ...named, returns: [{ ...orderReturn, refunded: 0 }] }] },
    sees: () => words('order.notRefunded'),
  }),
  panel('an order that is linked', {
    found: { ...found, matches: [{ ...named, reasons: [{ kind: 'linked', written: '' }] }] },
    sees: () => words('link.unlink'),
  }),
  panel('an account whose token Base has blocked', {
    progress: { a: { ...synced, failure: { kind: 'tokenBlocked', until: now + 600_000 } } },
    sees: () => words('failure.tokenBlocked.text'),
  }),
  panel('an account that could not be asked', {
    found: {
      ...nothingFound,
      live: { ...found.live, failures: [{ accountId: 'a', failure: { kind: 'offline' } }] },
    },
    sees: () => words('failure.offline.text'),
  }),
];

const labelStates: GalleryState[] = [
  panel('a label on its way', {
    answers: [answer('attachDocument', never)],
    act: () => press(words('document.attach'), 'article'),
    sees: () => words('document.attaching'),
  }),
  panel('a label for printers', {
    answers: [answer('attachDocument', () => ok({ kind: 'forPrinters', format: 'zpl' }))],
    act: () => press(words('document.attach'), 'article'),
    sees: () => words('label.attachAnyway'),
  }),
  panel('a label in the reply', {
    answers: [answer('attachDocument', () => ok({ kind: 'attached', name: 'label-48213377.pdf' }))],
    act: () => press(words('document.attach'), 'article'),
    sees: () => words('document.saidAttached'),
  }),
  panel('a label that the page did not take', {
    answers: [answer('attachDocument', () => ok({ kind: 'saved', name: 'label-48213377.pdf' }))],
    act: () => press(words('document.attach'), 'article'),
    sees: () => words('document.savedInstead'),
  }),
  panel('a label that is missing', {
    answers: [answer('downloadDocument', () => failed({ kind: 'labelMissing' }))],
    act: () => press(words('document.download'), 'article'),
    sees: () => words('failure.labelMissing.text'),
  }),
  panel('a label that failed for a ticket that was left', {
    found: {
      ...found,
      notices: [
        {
          id: 'n1',
          failure: { kind: 'ticketSwitched' },
          place: {
            kind: 'label',
            accountId: 'a',
            of: 'order',
            id: '48100001',
            packageId: '77',
            number: '620100000001',
          },
        },
      ],
    },
    sees: () => words('failure.ticketSwitched.text'),
  }),
];

const openInvoices = () => press(words('invoice.title'), 'article');
const givesInvoices = answer('readInvoices', () =>
  ok({
    invoices: [
      receipt,
      invoice,
      { ...invoice, invoiceId: '2', type: 'correction', number: 'KOR 1/11/2026', total: -3_999 },
      { ...invoice, invoiceId: '3', type: 'proforma', number: '', total: null },
    ],
    readAt: now,
  }),
);

const invoiceStates: GalleryState[] = [
  panel('invoices', {
    answers: [givesInvoices],
    act: openInvoices,
    sees: () => words('invoice.type.correction'),
  }),
  panel('invoices on their way', {
    answers: [answer('readInvoices', never)],
    act: openInvoices,
    sees: () => words('invoice.loading'),
  }),
  panel('no invoice, though the buyer asked for one', {
    answers: [answer('readInvoices', () => ok({ invoices: [receipt], readAt: now }))],
    act: openInvoices,
    sees: () => words('invoice.wanted'),
  }),
  panel('no invoice', {
    found: { ...found, matches: [{ ...named, order: { ...order, wantsInvoice: false } }] },
    act: openInvoices,
    sees: () => words('invoice.none'),
  }),
  panel('invoices that could not be read', {
    answers: [
      answer('readKeptInvoices', () => ok({ invoices: [invoice], readAt: now - 3_600_000 })),
      answer('readInvoices', () => failed({ kind: 'offline' })),
    ],
    act: openInvoices,
    sees: () => words('failure.offline.text'),
  }),
  panel('an invoice whose file is missing', {
    answers: [givesInvoices, answer('downloadDocument', () => failed({ kind: 'invoiceMissing' }))],
    act: async () => {
      await openInvoices();
      await press(words('document.download'), '.invoice');
    },
    sees: () => words('failure.invoiceMissing.text'),
  }),
  panel('an invoice that failed for a ticket that was left', {
    found: {
      ...found,
      notices: [
        {
          id: 'n1',
          failure: { kind: 'ticketSwitched' },
          place: {
            kind: 'invoice',
            accountId: 'a',
            orderId: '48100001',
            invoiceId: '7',
            number: 'FV 7/11/2026',
          },
        },
      ],
    },
    sees: () => words('invoice.named'),
  }),
];

const openTimeline = () => press(words('timeline.title'), 'article');
const givesTimeline = (part: Partial<Timeline> = {}) =>
  answer('readTimeline', () => ok({ ...timeline, ...part }));

const timelineStates: GalleryState[] = [
  panel('a timeline', {
    answers: [givesTimeline()],
    act: openTimeline,
    sees: () => words('timeline.picked'),
  }),
  panel('a timeline on its way', {
    answers: [answer('readTimeline', never)],
    act: openTimeline,
    sees: () => words('timeline.loading'),
  }),
  panel('a timeline without the payments, with many steps of two parcels', {
    answers: [
      givesTimeline({
        events: Array.from({ length: 24 }, (_, index) => ({
          ...({ kind: 'tracked', tracking: 'onTheWay', isReturn: index % 3 === 0 } as const),
          number: index % 2 === 0 ? '620100847712' : 'AA123456789PL',
          at: index === 23 ? 0 : now - index * 30 * 3_600_000,
        })),
        unread: [{ part: 'payments', failure: { kind: 'budgetSpent' } }],
      }),
    ],
    act: openTimeline,
    sees: () => words('timeline.all'),
  }),
  panel('a timeline that could not be read', {
    answers: [answer('readTimeline', () => failed({ kind: 'databaseBlocked' }))],
    act: openTimeline,
    sees: () => words('failure.databaseBlocked.text'),
  }),
];

const openInserts = () => press(words('insert.open'), 'article footer');
const insert = async (what: 'insert.what.summary' | 'insert.what.tracking') => {
  await openInserts();
  await press(words(what), '.inserts');
};
const insertStates: GalleryState[] = [
  panel('the texts for the reply', {
    found: { ...found, matches: [{ ...named, returns: [orderReturn] }] },
    act: async () => {
      await openInserts();
      await untilThere('.inserts');
    },
    sees: () => words('insert.what.summary'),
  }),
  panel('a text on its way', {
    answers: [answer('insertText', never)],
    act: () => insert('insert.what.summary'),
    sees: () => words('insert.working'),
  }),
  panel('a text in the reply', {
    answers: [answer('insertText', () => ok('inserted'))],
    act: () => insert('insert.what.summary'),
    sees: () => words('insert.inserted'),
  }),
  panel('a text with a gap', {
    answers: [answer('readParcels', () => ok({ parcels: [{ ...parcel, trackingUrl: '' }], readAt: now }))],
    act: () => insert('insert.what.tracking'),
    sees: () => words('insert.anyway'),
  }),
  panel('a text that the reply did not take', {
    answers: [answer('insertText', () => ok('notTaken'))],
    act: () => insert('insert.what.summary'),
    sees: () => words('insert.copy'),
  }),
  panel('a text that failed', {
    answers: [answer('insertText', () => failed({ kind: 'databaseBlocked' }))],
    act: () => insert('insert.what.summary'),
    sees: () => words('failure.databaseBlocked.text'),
  }),
  {
    ...panel('templates for a return without an order', {
      found: {
        ...nothingFound,
        returns: [{ orderReturn, reasons: [{ kind: 'reference', written: 'RMA-2026-0099' }] }],
      },
      act: () => press(words('insert.open'), 'article .foot'),
      sees: () => template.name,
    }),
    store: async () => {
      await syncProgress.write({ a: synced });
      await templates.write([template]);
    },
  },
];

const statusStates: GalleryState[] = [
  panel('the statuses', {
    act: async () => {
      await openStatuses();
      await untilThere('[role=option]');
    },
    sees: () => 'Anulowane',
  }),
  panel('no status of that name', {
    act: async () => {
      await openStatuses();
      await type('qqq', '[role=combobox]');
    },
    sees: () => words('status.noneFound'),
  }),
  panel('a change to be confirmed', {
    act: () => chooseStatus('Anulowane'),
    sees: () => words('status.runsActions'),
  }),
  panel('a change that was refused, for another is on its way', {
    answers: [answer('changeStatus', () => ok({ ...change, to: '4' }))],
    act: async () => {
      await chooseStatus('Anulowane');
      await press(words('status.confirm'), 'article');
    },
    sees: () => words('status.refused'),
  }),
  panel('a change on its way', {
    changes: changed({ state: 'sending', settledAt: 0, found: '' }),
    sees: () => words('status.changing'),
  }),
  panel('a change that was made', { changes: changed({ settledAt: now }), sees: () => words('status.undo') }),
  panel('a change that was there already', {
    changes: changed({ settledAt: now, sentAt: 0 }),
    sees: () => words('status.unchanged'),
  }),
  panel('a change that meets another', {
    changes: changed({ state: 'conflict', found: '6' }),
    sees: () => words('status.conflict'),
  }),
  panel('a change that waits', {
    changes: changed({ state: 'pending', failure: { kind: 'offline' }, settledAt: 0, found: '' }),
    sees: () => words('status.waiting'),
  }),
  panel('a change that is looked after', {
    changes: changed({ state: 'sending', failure: { kind: 'offline' }, settledAt: 0, found: '' }),
    sees: () => words('status.checking'),
  }),
  panel('a change that nobody knows of', {
    changes: changed({ state: 'unknown', found: '3' }),
    sees: () => words('status.unknown'),
  }),
  panel('a change that failed', {
    changes: changed({ state: 'failed', found: '', failure: null }),
    sees: () => words('status.failed'),
  }),
];

const openForm = () => press(words('edit.open'), 'footer');
const typeIn = (name: string, text: string) => type(text, `[name=edit-${name}]`);

/** An order whose last edit is like this. */
const edited = (name: string, part: Partial<OrderEdit>, sees: () => string) => {
  const edit = { ...orderEdit, ...part };
  return panel(name, {
    changes: { 'a/fields/48213377': shownEdit(edit) },
    answers: [answer('readEdit', () => ok(edit))],
    sees,
  });
};

const others = { street: 'ul. Nowa 8', sellerComments: 'Dołożyć kartkę z życzeniami\nKlientka dzwoniła' };

const editStates: GalleryState[] = [
  panel('the form that edits an order, which has a label', {
    act: openForm,
    sees: () => words('edit.hasLabel'),
  }),
  panel('texts that are too long for Base', {
    act: async () => {
      await openForm();
      await typeIn('street', 'ul. Prosta 12/7 '.repeat(10));
      await typeIn('note', 'Adres zmieniony na prośbę. '.repeat(7));
    },
    sees: () => words('edit.tooLong'),
  }),
  panel('an edit without anything to save', {
    act: async () => {
      await openForm();
      await press(words('edit.save'));
    },
    sees: () => words('edit.nothing'),
  }),
  panel('an edit while another one is saved', {
    answers: [answer('editOrder', () => ok({ ...orderEdit, state: 'sending' }))],
    act: async () => {
      await openForm();
      await typeIn('phone', '+48 600 100 201');
      await press(words('edit.save'));
    },
    sees: () => words('edit.busy'),
  }),
  panel('an edit that the background does not take', {
    answers: [answer('editOrder', () => failed({ kind: 'fieldTooLong', field: 'sellerComments', by: 12 }))],
    act: async () => {
      await openForm();
      await typeIn('phone', '+48 600 100 201');
      await press(words('edit.save'));
    },
    sees: () => words('failure.fieldTooLong.action'),
  }),
  edited('an edit that is saved now', { state: 'sending', settledAt: 0, found: null }, () =>
    words('edit.saving'),
  ),
  edited('an edit that is saved', { settledAt: now }, () => words('status.undo')),
  edited('an edit that Base had already', { settledAt: now, sentAt: 0 }, () => words('edit.unchanged')),
  edited('an edit of which Base has stored something else', { settledAt: now, found: others }, () =>
    words('edit.otherKept'),
  ),
  edited('an edit and a colleague who was faster', { state: 'conflict', sentAt: 0, found: others }, () =>
    words('edit.conflict'),
  ),
  edited(
    'an edit that waits for the network',
    { state: 'pending', sentAt: 0, settledAt: 0, found: null, failure: { kind: 'offline' } },
    () => words('edit.cancelEdit'),
  ),
  edited(
    'an edit that may have reached Base',
    { state: 'sending', settledAt: 0, failure: { kind: 'offline' } },
    () => words('edit.checking'),
  ),
  edited('an edit that may never have reached Base', { state: 'unknown', found: others }, () =>
    words('edit.unknown'),
  ),
  edited('an edit that was not saved', { state: 'failed', sentAt: 0, found: null }, () =>
    words('status.gone'),
  ),
];

const searchStates: GalleryState[] = [
  panel('the search box', {
    act: async () => {
      await press(words('search.open'));
      await untilThere('input[type=search]');
    },
    sees: () => words('panel.named'),
  }),
  panel('orders found by hand', {
    answers: [
      answer('searchOrders', () =>
        ok({ matches: [sameBuyer(orderLike('48213001', 8))], asked: ['order'], failures: [] }),
      ),
    ],
    act: async () => {
      await press(words('search.open'));
      await type('4821', 'input[type=search]');
    },
    sees: () => words('link.link'),
  }),
  panel('an order that Base found by hand', {
    answers: [
      answer('searchOrders', () => ok({ matches: [], asked: ['order'], failures: [] })),
      answer('searchBase', () =>
        ok({ matches: [{ ...named, order, isLive: true }], asked: ['order'], failures: [] }),
      ),
    ],
    act: async () => {
      await press(words('search.open'));
      await type('48213377', 'input[type=search]');
      await press(words('search.askBase'), 'p');
    },
    sees: () => words('panel.live'),
  }),
];

const ruleStates: GalleryState[] = [
  panel('what a rule asks', {
    found: { ...found, ruled: [entry] },
    sees: () => words('automations.panel.apply'),
  }),
  panel('what a rule asks, while another change is on its way', {
    found: { ...found, ruled: [entry] },
    answers: [answer('answerAsked', () => ok('busy'))],
    act: () => press(words('automations.panel.apply')),
    sees: () => words('automations.panel.busy'),
  }),
  panel('what a rule has changed', {
    found: { ...found, ruled: [{ ...entry, verdict: 'applied' }] },
    changes: changed({ who: 'rule', ruleId: 'r1', askedAt: entry.at, settledAt: now }),
    sees: () => words('status.undo'),
  }),
  {
    ...panel('a rule that has paused itself', { sees: () => words('automations.paused.open') }),
    store: async () => {
      await syncProgress.write({ a: synced });
      await rules.write([{ ...rule, pausedAt: now }]);
    },
  },
];

const teamStates: GalleryState[] = [
  {
    ...panel('colleagues at the same ticket and order', {
      answers: [
        answer('lookWithTeam', ({ known }) =>
          known === 1
            ? never()
            : ok({
                version: 1,
                atTicket: ['Anna', 'Bartosz'],
                atOrders: [
                  { accountId: 'a', orderId: order.orderId, looking: ['Celina'], changing: ['Anna'] },
                ],
              }),
        ),
      ],
      sees: () => tCount('team.changesOrder', 1, { names: 'Anna' }),
    }),
    store: () => teamStanding.write(standing),
  },
  {
    ...panel("the team's server is out of reach", { sees: () => words('team.outOfReachWhy') }),
    store: () =>
      teamStanding.write({ ...standing, state: 'outOfReach', failure: { kind: 'teamUnreachable' } }),
  },
];

export const orderPanelStates: GalleryState[] = [
  ...ticketStates,
  ...labelStates,
  ...invoiceStates,
  ...timelineStates,
  ...insertStates,
  ...statusStates,
  ...editStates,
  ...searchStates,
  ...ruleStates,
  ...teamStates,
];

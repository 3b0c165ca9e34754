import { rules } from '@/lib/stored/stored-rules';
import { shownChanges } from '@/lib/stored/shown-changes';
import { syncProgress } from '@/lib/stored/sync-progress';
import { answer, failed, ok } from '../page/fake-background';
import { press, type } from './act';
import {
  account,
  activity,
  change,
  named,
  now,
  orderEdit,
  otherAccount,
  rule,
  shownEdit,
  synced,
  syncing,
} from '../page/fixtures';
import type { GalleryState } from './state';
import { words } from './words';

const connected = answer('listConnected', () => ok([account]));
const found = answer('searchOrders', () => ok({ matches: [named], asked: ['order'], failures: [] }));

export const popupStates: GalleryState[] = [
  { name: 'not connected', page: 'popup', sees: () => words('failure.notConnected.text') },
  {
    name: 'the background has gone',
    page: 'popup',
    answers: [answer('listConnected', () => failed({ kind: 'unexpectedAnswer', report: 'TypeError' }))],
    sees: () => words('failure.unexpectedAnswer.text'),
  },
  {
    name: 'a damaged database',
    page: 'popup',
    answers: [answer('listConnected', () => failed({ kind: 'databaseDamaged' }))],
    sees: () => words('failure.databaseDamaged.text'),
  },
  {
    name: 'the first orders',
    page: 'popup',
    store: () => syncProgress.write({ a: syncing }),
    answers: [connected],
    sees: () => words('options.syncing'),
  },
  {
    name: 'connected, with what was changed last',
    page: 'popup',
    store: () => syncProgress.write({ a: synced }),
    answers: [connected, answer('listActivity', () => ok(activity))],
    sees: () => words('popup.allActivity'),
  },
  {
    name: 'two accounts, one with a deleted token',
    page: 'popup',
    store: () => syncProgress.write({ a: { ...synced, failure: { kind: 'tokenRejected' } }, b: synced }),
    answers: [answer('listConnected', () => ok([account, otherAccount]))],
    sees: () => words('failure.tokenRejected.text'),
  },
  {
    name: 'the journal is off',
    page: 'popup',
    store: () => syncProgress.write({ a: { ...synced, journal: 'off' } }),
    answers: [connected],
    sees: () => words('sync.journalOff.title'),
  },
  {
    name: 'a change and a rule that wait for somebody',
    page: 'popup',
    store: async () => {
      await syncProgress.write({ a: synced });
      await rules.write([{ ...rule, pausedAt: now }]);
      await shownChanges.write({
        'a/order/48213377': { ...change, state: 'conflict', found: '6' },
        'a/fields/48213377': shownEdit({ ...orderEdit, state: 'unknown' }),
      });
    },
    answers: [
      connected,
      answer('readEdit', () => ok({ ...orderEdit, state: 'unknown', found: orderEdit.from })),
    ],
    sees: () => words('automations.paused.open'),
  },
  {
    name: 'an order was searched for',
    page: 'popup',
    store: () => syncProgress.write({ a: synced }),
    answers: [connected, found],
    act: () => type('4821', 'input[type=search]'),
    sees: () => words('search.askBase'),
  },
  {
    name: 'an order that Base does not know either',
    page: 'popup',
    store: () => syncProgress.write({ a: synced }),
    answers: [
      connected,
      answer('searchOrders', () => ok({ matches: [], asked: ['order'], failures: [] })),
      answer('searchBase', () => ok({ matches: [], asked: ['order'], failures: [] })),
    ],
    act: async () => {
      await type('48990777', 'input[type=search]');
      await press(words('search.askBase'));
    },
    sees: () => words('search.noneInBase'),
  },
];

import { answer, ok } from '../page/fake-background';
import { press, sayFromHelpdesk, type } from './act';
import { account, named } from '../page/fixtures';
import { inboxLook } from './inbox-states';
import type { GalleryState } from './state';
import { words } from './words';

const base = [
  answer('listConnected', () => ok([account])),
  answer('readInbox', () => ok({ ...inboxLook, canOpenSidePanel: false })),
];

export const sidepanelStates: GalleryState[] = [
  {
    name: 'the inbox',
    page: 'sidepanel',
    answers: base,
    act: () => sayFromHelpdesk('sidecar:app', inboxLook.origin),
    sees: () => words('inbox.title'),
  },
  {
    name: 'not connected',
    page: 'sidepanel',
    answers: [...base, answer('listConnected', () => ok([]))],
    act: () => press(words('search.open')),
    sees: () => words('failure.notConnected.text'),
  },
  {
    name: 'orders',
    page: 'sidepanel',
    answers: [...base, answer('searchOrders', () => ok({ matches: [named], asked: [], failures: [] }))],
    act: async () => {
      await press(words('search.open'));
      await type('Nowak', 'input[type=search]');
    },
    sees: () => words('search.cannotAsk'),
  },
  {
    name: 'an order that is not here',
    page: 'sidepanel',
    answers: [
      ...base,
      answer('searchOrders', () => ok({ matches: [], asked: ['order' as const], failures: [] })),
    ],
    act: async () => {
      await press(words('search.open'));
      await type('48990777', 'input[type=search]');
    },
    sees: () => words('search.noneHere'),
  },
];

import type { InboxLook } from '@/lib/model/inbox-look';
import { sendMessage } from '@/lib/messages/messaging';
import type { HelpdeskEvent } from '@/lib/model/helpdesk-event';
import { inboxFolded } from '@/lib/stored/inbox-folded';
import { answer, failed, ok } from '../page/fake-background';
import { sayFromHelpdesk, until } from './act';
import { now, order } from '../page/fixtures';
import type { GalleryState } from './state';
import { words } from './words';

/** The whole inbox, with an empty page instead of the helpdesk. */
export const inboxLook: InboxLook = {
  isAllowed: true,
  origin: 'https://app.responso.com',
  orderId: '',
  home: 'about:blank',
  queries: [],
  tickets: [],
  isMirrored: false,
  canOpenSidePanel: true,
};

const ofOrder: InboxLook = {
  ...inboxLook,
  orderId: order.orderId,
  queries: [
    { kind: 'external', text: order.externalOrderId, address: '' },
    { kind: 'email', text: order.email, address: '' },
    { kind: 'order', text: order.orderId, address: '' },
  ],
  tickets: [
    {
      key: 'app.responso.com/tickets/82919',
      subject: 'Uszkodzony kubek w zamówieniu',
      address: 'about:blank#1',
      seenAt: now - 600_000,
    },
    {
      key: 'app.responso.com/tickets/82920',
      subject: '',
      address: 'about:blank#2',
      seenAt: now - 90_000_000,
    },
  ],
};

const whole = '?view=whole&place=over';
const card = '?view=order&place=card';
const show = (look: InboxLook) => [answer('readInbox', () => ok(look))];
const says = (news: unknown) => () => sayFromHelpdesk(news, inboxLook.origin);

/** Sends an event of the background about the frame. */
const told = (event: HelpdeskEvent) => async () => {
  await until('frame', () => document.querySelector('iframe'));
  await sendMessage('helpdeskEvent', event);
};

export const inboxStates: GalleryState[] = [
  {
    name: 'whole, on its way',
    page: 'inbox-panel',
    address: whole,
    answers: show(inboxLook),
    sees: () => words('inbox.loading'),
  },
  {
    name: 'whole, signed out',
    page: 'inbox-panel',
    address: whole,
    answers: show(inboxLook),
    act: says('sidecar:signIn'),
    sees: () => words('inbox.signIn.useSession'),
  },
  {
    name: 'whole, signed out of a session that is used here',
    page: 'inbox-panel',
    address: whole,
    answers: show({ ...inboxLook, isMirrored: true }),
    act: says('sidecar:signIn'),
    sees: () => words('inbox.signIn.mirrored'),
  },
  {
    name: 'whole, whose helpdesk is down',
    page: 'inbox-panel',
    address: whole,
    answers: show(inboxLook),
    act: says({ sidecarDown: 502 }),
    sees: () => words('inbox.down.text'),
  },
  {
    name: 'of an order',
    page: 'inbox-panel',
    address: card,
    answers: show(ofOrder),
    act: says('sidecar:app'),
    sees: () => words('inbox.noSubject'),
  },
  {
    name: 'of an order, whose helpdesk has no search field',
    page: 'inbox-panel',
    address: card,
    answers: show(ofOrder),
    act: says('sidecar:noSearchField'),
    sees: () => words('inbox.noSearchField.title'),
  },
  {
    name: 'of an order, folded',
    page: 'inbox-panel',
    address: card,
    store: () => inboxFolded.write(true),
    answers: show(ofOrder),
    sees: () => words('inbox.seen'),
  },
  {
    name: 'a sign-in that leads back',
    page: 'inbox-panel',
    address: whole,
    answers: show(inboxLook),
    act: says('sidecar:signInAgain'),
    sees: () => words('inbox.signIn.again'),
  },
  {
    name: 'a sign-in that cannot work',
    page: 'inbox-panel',
    address: whole,
    answers: show(inboxLook),
    act: async () => {
      await told({ kind: 'cookieLost' })();
      await says('sidecar:signIn')();
    },
    sees: () => words('inbox.signIn.impossible'),
  },
  {
    name: 'the helpdesk is out of reach',
    page: 'inbox-panel',
    address: whole,
    answers: show(inboxLook),
    act: told({ kind: 'unreachable' }),
    sees: () => words('inbox.unreachable.title'),
  },
  {
    name: 'the helpdesk does not let itself be framed',
    page: 'inbox-panel',
    address: whole,
    answers: show(inboxLook),
    act: told({ kind: 'refused' }),
    sees: () => words('inbox.refused.title'),
  },
  {
    name: 'opened by somebody else',
    page: 'inbox-panel',
    address: whole,
    answers: show({ ...inboxLook, isAllowed: false }),
    sees: () => words('inbox.notAllowed.title'),
  },
  {
    name: 'the browser keeps it away',
    page: 'inbox-panel',
    address: whole,
    answers: [answer('readInbox', () => failed({ kind: 'hostAccessMissing' }))],
    sees: () => words('failure.hostAccessMissing.text'),
  },
];

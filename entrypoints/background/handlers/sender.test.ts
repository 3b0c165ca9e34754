import { expect, it } from 'vitest';
import { isHelpdeskPage } from '@/lib/sites/helpdesk/helpdesk-address';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { tierOf } from './sender';

const id = 'sidecar';
const own = { id, origin: 'chrome-extension://sidecar' };
const tab = { id: 7 };
const isHelpdesk = (url: URL) => isResponsoApp(url) || isHelpdeskPage(url, ['desk.shop.com']);

it.each([
  [
    'our content script on a ticket',
    { origin: 'https://app.responso.com', url: 'https://app.responso.com/tickets/1', frameId: 0, tab },
    'ticketPage',
  ],
  [
    'our panel in a frame of the helpdesk',
    {
      origin: own.origin,
      url: `${own.origin}/order-panel.html#key`,
      frameId: 12,
      tab: { id: 7, url: 'https://app.responso.com/tickets/1' },
    },
    'panel',
  ],
  [
    'our content script on an added helpdesk',
    { origin: 'https://desk.shop.com', url: 'https://desk.shop.com/t/1', frameId: 0, tab },
    'ticketPage',
  ],
  [
    'our panel in a frame of an added helpdesk',
    {
      origin: own.origin,
      url: `${own.origin}/order-panel.html#key`,
      frameId: 12,
      tab: { id: 7, url: 'https://desk.shop.com/t/1' },
    },
    'panel',
  ],
  [
    'our content script on the Base panel',
    {
      origin: 'https://panel-e.baselinker.com',
      url: 'https://panel-e.baselinker.com/orders.php#order:1',
      frameId: 0,
      tab,
    },
    'basePage',
  ],
  [
    'our inbox in a frame of the Base panel',
    {
      origin: own.origin,
      url: `${own.origin}/inbox-panel.html?view=order`,
      frameId: 3,
      tab: { id: 7, url: 'https://panel.baselinker.com/orders.php' },
    },
    'inboxPanel',
  ],
  [
    'our options in a tab',
    { origin: own.origin, url: `${own.origin}/options.html`, frameId: 0, tab },
    'ownPage',
  ],
  ['our popup, which has no tab', { origin: own.origin, url: `${own.origin}/popup.html` }, 'ownPage'],
  ['a browser that names no origin', { url: `${own.origin}/options.html` }, 'ownPage'],
])('%s', (_, sender, tier) => {
  expect(tierOf({ id, ...sender }, own, isHelpdesk)).toBe(tier);
});

it.each([
  ['another extension', { id: 'other', origin: own.origin, url: `${own.origin}/options.html`, frameId: 0 }],
  [
    'a content script in a frame of a ticket',
    { id, origin: 'https://app.responso.com', url: 'https://app.responso.com/x', frameId: 3, tab },
  ],
  [
    'a content script on the documentation',
    { id, origin: 'https://docs.responso.com', url: 'https://docs.responso.com/x', frameId: 0, tab },
  ],
  [
    'a content script on a look-alike',
    {
      id,
      origin: 'https://app.responso.com.evil.test',
      url: 'https://app.responso.com.evil.test/',
      frameId: 0,
      tab,
    },
  ],
  [
    'a content script on another host beside an added helpdesk',
    { id, origin: 'https://shop.com', url: 'https://shop.com/t/1', frameId: 0, tab },
  ],
  [
    'a content script on another port of an added helpdesk',
    { id, origin: 'https://desk.shop.com:8443', url: 'https://desk.shop.com:8443/t/1', frameId: 0, tab },
  ],
  [
    'an origin that is not its address',
    { id, origin: 'https://evil.test', url: 'https://app.responso.com/tickets/1', frameId: 0, tab },
  ],
  [
    "our options in somebody's frame",
    { id, origin: own.origin, url: `${own.origin}/options.html`, frameId: 4, tab },
  ],
  [
    'our panel opened as a page',
    {
      id,
      origin: own.origin,
      url: `${own.origin}/order-panel.html`,
      frameId: 0,
      tab: { id: 7, url: `${own.origin}/order-panel.html` },
    },
  ],
  [
    'our panel in a tab that has left the helpdesk for its home page',
    {
      id,
      origin: own.origin,
      url: `${own.origin}/order-panel.html#key`,
      frameId: 12,
      tab: { id: 7, url: 'https://www.responso.com/' },
    },
  ],
  [
    'our inbox opened as a page',
    {
      id,
      origin: own.origin,
      url: `${own.origin}/inbox-panel.html`,
      frameId: 0,
      tab: { id: 7, url: `${own.origin}/inbox-panel.html` },
    },
  ],
  [
    'our inbox in a frame of another page of Base',
    {
      id,
      origin: own.origin,
      url: `${own.origin}/inbox-panel.html`,
      frameId: 3,
      tab: { id: 7, url: 'https://orders-e.baselinker.com/1/abc/' },
    },
  ],
  [
    'our inbox in a frame of a tab whose address the browser keeps from us',
    { id, origin: own.origin, url: `${own.origin}/inbox-panel.html`, frameId: 3, tab },
  ],
  [
    'a content script in a frame of the Base panel',
    {
      id,
      origin: 'https://panel.baselinker.com',
      url: 'https://panel.baselinker.com/orders.php',
      frameId: 2,
      tab,
    },
  ],
  ['nobody', { id }],
])('refuses %s', (_, sender) => {
  expect(tierOf(sender, own, isHelpdesk)).toBeUndefined();
});

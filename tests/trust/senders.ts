import { browser } from 'wxt/browser';
import type { Sender, Tier } from '@/entrypoints/background/handlers/sender';

/** A sender as the browser reports it, and what it may be taken for. */
export interface KnownSender {
  name: string;
  sender: Sender;
  /** Undefined: it must be refused, whatever it says. */
  tier: Tier | undefined;
}

/** The tab in which our content script has mounted the order panel, and the key that it gave it. */
export const mounted = { tabId: 7, key: '11111111-1111-4111-8111-111111111111' };
/** A second tab with a panel and a key of its own. */
export const mountedBeside = { tabId: 8, key: '22222222-2222-4222-8222-222222222222' };
const madeUp = '33333333-3333-4333-8333-333333333333';

const ticket = 'https://app.responso.com/tickets/1';
/** A helpdesk in the list that the browser allows, and one that it does not allow (`background-world.ts`). */
const desk = 'https://desk.shop.com/t/1';
const withdrawn = 'https://withdrawn.shop.com/t/1';
const orders = 'https://panel-e.baselinker.com/orders.php';

/** Every kind of sender. Written by hand: it must not ask the code that it judges. */
export function listSenders(): KnownSender[] {
  const { id } = browser.runtime;
  const own = browser.runtime.getURL('/').slice(0, -1);
  const tabOf = (url: string | undefined, tabId = mounted.tabId) => ({ id: tabId, url });

  /** A content script, which the browser reports with the address of its page. */
  const script = (url: string, frameId = 0, tab: Sender['tab'] = tabOf(url)): Sender => ({
    id,
    origin: new URL(url).origin,
    url,
    frameId,
    tab,
  });
  /** A page of ours in a tab, in no tab, or in a frame of another page. */
  const page = (path: string, tab?: Sender['tab'], frameId?: number): Sender => ({
    id,
    origin: own,
    url: `${own}${path}`,
    frameId,
    tab,
  });
  const inTab = (path: string) => page(path, tabOf(`${own}${path}`), 0);
  const panel = (key: string, around: string | undefined, frameId = 12, tabId = mounted.tabId) =>
    page(`/order-panel.html${key && `#${key}`}`, tabOf(around, tabId), frameId);
  const inbox = (around: string | undefined, frameId = 3) =>
    page('/inbox-panel.html?view=order', tabOf(around), frameId);

  const known: [name: string, sender: Sender, tier?: Tier][] = [
    ['content script on a ticket', script(ticket), 'ticketPage'],
    ['content script on another host of the app', script('https://shop.responso.com/t/1'), 'ticketPage'],
    ['content script in a frame of a ticket', script(ticket, 4)],
    ['content script on a ticket without a tab', { ...script(ticket), tab: undefined }],
    ['content script on a ticket over http', script('http://app.responso.com/tickets/1')],
    ['content script on docs.responso.com', script('https://docs.responso.com/api')],
    ['content script on www.responso.com', script('https://www.responso.com/')],
    ['content script on responso.com', script('https://responso.com/')],
    ['content script on a host that looks like Responso', script('https://app.responso.com.evil.test/')],
    ['content script on a host that ends like Responso', script('https://evilresponso.com/tickets/1')],
    ['content script on an added helpdesk', script(desk), 'ticketPage'],
    ['content script in a frame of an added helpdesk', script(desk, 4)],
    ['content script on an added helpdesk over http', script('http://desk.shop.com/t/1')],
    ['content script on another port of an added helpdesk', script('https://desk.shop.com:8443/t/1')],
    ['content script on the domain of an added helpdesk', script('https://shop.com/t/1')],
    ['content script under an added helpdesk', script('https://a.desk.shop.com/t/1')],
    ['content script on a helpdesk that the browser does not allow', script(withdrawn)],
    ['content script on a helpdesk that was never added', script('https://help.firm.org/t/1')],
    ['content script whose origin is not its address', { ...script(ticket), origin: 'https://evil.test' }],
    ['content script in a sandboxed page', { ...script(ticket), origin: 'null' }],
    ['content script on about:blank', { ...script(ticket), url: 'about:blank' }],
    ['content script on Base', script(orders), 'basePage'],
    ['content script on Base’s other domain', script('https://panel.base.com/orders'), 'basePage'],
    ['content script in a frame of Base', script(orders, 2)],
    ['content script on a buyer’s page of Base', script('https://orders-e.baselinker.com/1/abc/')],
    ['content script on Base’s API', script('https://api.baselinker.com/connector.php')],
    ['content script on a host that looks like Base', script('https://panel-e.baselinker.com.evil.test/')],
    ['content script on Base at another port', script('https://panel-e.baselinker.com:8443/orders.php')],

    ['order panel with its key', panel(mounted.key, ticket), 'panel'],
    ['order panel with a wrong key', panel(madeUp, ticket)],
    ['order panel without a key', panel('', ticket)],
    ['order panel with the key of another tab', panel(mountedBeside.key, ticket)],
    ['order panel with its key in a tab that has none', panel(mounted.key, ticket, 12, 9)],
    ['order panel with its key in no tab', page(`/order-panel.html#${mounted.key}`, undefined, 12)],
    ['order panel with its key on Base', panel(mounted.key, orders)],
    ['order panel with its key on www.responso.com', panel(mounted.key, 'https://www.responso.com/')],
    ['order panel with its key on a plain page', panel(mounted.key, 'https://evil.test/')],
    ['order panel with its key in a tab with a hidden address', panel(mounted.key, undefined)],
    ['order panel with its key as a page', panel(mounted.key, `${own}/order-panel.html`, 0)],
    ['order panel with its key as a page on a ticket', panel(mounted.key, ticket, 0)],
    ['order panel with its key on an added helpdesk', panel(mounted.key, desk), 'panel'],
    ['order panel with a wrong key on an added helpdesk', panel(madeUp, desk)],
    ['order panel without a key on an added helpdesk', panel('', desk)],
    ['order panel with its key on a helpdesk that the browser does not allow', panel(mounted.key, withdrawn)],
    [
      'order panel with its key on a helpdesk that was never added',
      panel(mounted.key, 'https://help.firm.org/'),
    ],
    ['inbox panel on an added helpdesk', inbox(desk)],
    ['picker in a frame of an added helpdesk', page('/picker.html', tabOf(desk), 5)],
    ['options in a frame of an added helpdesk', page('/options.html', tabOf(desk), 4)],
    ['inbox panel on Base', inbox(orders), 'inboxPanel'],
    ['inbox panel on a ticket', inbox(ticket)],
    ['inbox panel on a buyer’s page of Base', inbox('https://orders-e.baselinker.com/1/abc/')],
    ['inbox panel on a plain page', inbox('https://evil.test/')],
    ['inbox panel in a tab with a hidden address', inbox(undefined)],
    ['inbox panel as a page', inbox(`${own}/inbox-panel.html`, 0)],
    ['picker in a frame of a ticket', page('/picker.html', tabOf(ticket), 5)],

    ['popup', page('/popup.html'), 'ownPage'],
    ['options', inTab('/options.html'), 'ownPage'],
    ['welcome', inTab('/welcome.html'), 'ownPage'],
    ['side panel', page('/sidepanel.html'), 'ownPage'],
    ['options, with no origin reported', { ...inTab('/options.html'), origin: undefined }, 'ownPage'],
    ['options in a frame of a plain page', page('/options.html', tabOf('https://evil.test/'), 4)],
    ['options in a frame of a ticket', page('/options.html', tabOf(ticket), 4)],
    ['popup in a frame of Base', page('/popup.html', tabOf(orders), 4)],

    [
      'another extension',
      { id: 'other', origin: 'chrome-extension://other', url: 'chrome-extension://other/a.html' },
    ],
    ['another extension that names our origin', { ...inTab('/options.html'), id: 'other' }],
    ['content script of another extension on a ticket', { ...script(ticket), id: 'other' }],
    [
      'a plain page',
      {
        origin: 'https://evil.test',
        url: 'https://evil.test/',
        frameId: 0,
        tab: tabOf('https://evil.test/'),
      },
    ],
    [
      'a page of Responso itself',
      { origin: 'https://app.responso.com', url: ticket, frameId: 0, tab: tabOf(ticket) },
    ],
    ['a sender without an address', { id }],
    ['a sender with an address that is none', { id, url: 'options.html' }],
    ['nobody', {}],
  ];
  return known.map(([name, sender, tier]) => ({ name, sender, tier }));
}

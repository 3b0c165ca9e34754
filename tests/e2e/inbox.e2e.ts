import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import {
  allowedTabs,
  inboxCookies,
  openBase,
  openInbox,
  waitForInbox,
  waitForOrderInbox,
} from './base-panel.ts';
import {
  delayHelpdesk,
  itOnce,
  openTicket,
  setSwitch,
  ticketFoundBy,
  useWorld,
  waitForPanel,
} from './world.ts';

const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
const otherOrder = Number(world.shop.orders.find(({ order_id }) => order_id !== orderId)?.order_id);

let options: Page;
let responso: Page;
let page: Page;

beforeAll(async () => {
  options = await world.connect();
  await options.waitForText('Up to date since');
  responso = await world.signIn();
  // An agent has opened this ticket, so Base shows it next to its order.
  await openTicket(responso, world.sandbox, ticket);
  await waitForPanel(responso, `#${orderId}`);
  await options.navigate(`${world.session.extensionUrl}options.html#inbox`);
});

afterEach(async () => {
  await page.close();
});

/** The panel of Base as its settings draw it. `menu-entry.page.ts` has other markup. */
const menus =
  inject('kind') === 'chromium'
    ? ['', '?nomenuids=1', '?lang=en', '?lang=pt&nomenuids=1', '?theme=dark']
    : ['?lang=pt&nomenuids=1'];
const helpdesk = () => page.frame(responsoUrl);
const entries = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('#main-menu [role=button]')].map((entry) => [
      entry.textContent,
      entry.id,
      entry.closest('li')?.parentElement?.closest('li')?.querySelector('a')?.getAttribute('href'),
    ]),
  );
const entryOnce = [['Responso', '', '/orders.php']];

describe('the way into the inbox', () => {
  it.each(menus)(
    'is one entry under the orders at %s, also after the menu was drawn anew',
    async (variant) => {
      page = await openBase(world, `/orders.php${variant}`);
      await waitFor('the entry', async () => (await entries()).length === 1);
      expect(await entries()).toEqual(entryOnce);
      await page.evaluate(() => {
        const menu = document.querySelector('#main-menu ul');
        const fresh = menu?.cloneNode(true);
        if (!(fresh instanceof Element)) throw new Error('The panel of Base has no menu');
        fresh.querySelector('[role=button]')?.closest('li')?.remove();
        menu?.replaceWith(fresh);
      });
      await waitFor('the entry', async () => (await entries()).length === 1);
      expect(await entries()).toEqual(entryOnce);
    },
  );

  itOnce('is a button at the edge where there is no menu', async () => {
    page = await openBase(world, '/orders.php');
    await page.evaluate(() => document.querySelector('#main-menu')?.remove());
    await page.waitUntil(() => document.querySelector('sidecar-button'));
    await page.click('sidecar-button');
    await (await page.frame('/inbox-panel.html')).waitForText('Responso inbox');
  });
});

describe('the inbox over the panel', () => {
  it('leaves address and content as they were, survives a reload, and closes with Escape', async () => {
    page = await openBase(world, '/orders.php#status:all');
    await page.waitUntil(() => document.querySelector('#content-wrapper table'));
    const before = await page.evaluate(() => [
      location.href,
      document.querySelector('#content-wrapper')?.innerHTML,
    ]);
    await openInbox(page);
    expect(await page.evaluate(() => location.href)).toBe(before[0]);
    await page.reload();
    const inbox = await waitForInbox(page);
    await inbox.click('h1');
    await whileItGoes(inbox.press('Escape'));
    await page.waitUntil(() => !document.querySelector('sidecar-inbox'));
    await page.waitUntil(() => document.querySelector('#content-wrapper table'));
    expect(
      await page.evaluate(() => [location.href, document.querySelector('#content-wrapper')?.innerHTML]),
    ).toEqual(before);
    await page.reload();
    await waitFor('the entry', async () => (await entries()).length === 1);
    expect(await page.evaluate(() => document.querySelector('sidecar-inbox'))).toBeNull();
  });

  it('is next to menu and bar, and returns the focus when it closes', async () => {
    page = await openBase(world, '/orders.php');
    const inbox = await openInbox(page);
    expect(
      await page.evaluate(() => {
        const box = document.querySelector('sidecar-inbox')?.getBoundingClientRect();
        // Without the scroll bar, if it has a width.
        const toRight = document.documentElement.clientWidth - (box?.right ?? 0);
        return [box?.left, box?.top, toRight, box?.bottom, document.activeElement?.tagName];
      }),
    ).toEqual([220, 44, 0, 900, 'SIDECAR-INBOX']);
    await whileItGoes(inbox.click('button[aria-label="Close inbox"]'));
    await page.waitUntil(() => document.activeElement?.textContent === 'Responso');
  });

  it('says that it is signed out, and what can be done', async () => {
    page = await openBase(world, '/orders.php');
    const inbox = await openInbox(page);
    await inbox.waitForText('Sign in to Responso');
    await inbox.waitForText('Open in a new window');
    await inbox.click('button', 'Open in a new window');
    const own = await world.session.findPage(`${responsoUrl}/inbox`);
    // A separate window has the agent's session.
    await own.waitUntil(() => document.querySelector('main table'));
    await own.close();
  });
});

describe("with the agent's own session", () => {
  beforeAll(async () => {
    await options.click('input[name=mirrorSession]');
    await options.waitUntil(() => document.querySelector('input[name=mirrorSession]:checked'));
  });

  it('is the real inbox: a ticket is read, and a reply from inside Base arrives', async () => {
    page = await openBase(world, '/orders.php');
    await openInbox(page);
    let frame = await helpdesk();
    // Right after the session was carried over, the frame may be loaded once more.
    await frame.waitUntil(() => document.querySelector('main table') && performance.now() > 3_000);
    await frame.click('a', 'Wszystkie');
    await frame.click('a', ticket.subject);
    await frame.waitForText(ticket.subject, 'article h1');
    await frame.type('.editor', 'Odpowiedź z Base');
    frame = await helpdesk();
    await frame.click('button[type=submit].primary', '');
    await waitFor('the reply', () =>
      world.sandbox.responso.replies.find(({ text }) => text === 'Odpowiedź z Base'),
    );
  });

  it('keeps the cookie away from scripts and from every other partition', async () => {
    page = await openBase(world, '/orders.php');
    await openInbox(page);
    const copies = await waitFor('the copies', async () => {
      const found = await inboxCookies(options);
      return found.length > 0 && found;
    });
    expect(copies.filter(({ name }) => name === 'responso_session')).toMatchObject([
      {
        httpOnly: true,
        secure: true,
        sameSite: 'no_restriction',
        partitionKey: { topLevelSite: 'https://baselinker.com' },
      },
    ]);
    expect(new Set(copies.map(({ partitionKey }) => partitionKey?.topLevelSite)).size).toBe(1);
  });

  it('takes the copies away with the last inbox', async () => {
    page = await openBase(world, '/orders.php');
    await openInbox(page);
    await waitFor('the copies', async () => (await inboxCookies(options)).length > 0);
    await page.navigate('https://panel-e.baselinker.com/orders_returns');
    await waitFor('no copies', async () => (await inboxCookies(options)).length === 0);
    // The session itself is unchanged.
    await openTicket(responso, world.sandbox, ticket);
    await responso.waitForText(ticket.subject);
  });

  describe('on the page of an order', () => {
    // `read-designs.test.ts` searches in every design.
    it('is filtered to the order, then to another', async () => {
      page = await openBase(world, `/orders.php#order:${orderId}`);
      await waitForOrderInbox(page, `Order ${orderId}`, ticket.subject);
      await waitFor('the search', async () => (await searched(await helpdesk())).includes(asked(orderId)));
      await page.evaluate((next) => (location.hash = `#order:${next}`), otherOrder);
      const shown = await waitForOrderInbox(page, `Order ${otherOrder}`);
      await waitFor('the other search', async () =>
        (await searched(await helpdesk())).includes(asked(otherOrder)),
      );
      expect(shown).not.toContain(ticket.subject);
    });

    itOnce(
      'opens a ticket seen before, even before its search starts, and offers other searches',
      async () => {
        delayHelpdesk(world, 1_000);
        page = await openBase(world, `/orders.php#order:${orderId}`);
        await waitForOrderInbox(page, ticket.subject);
        let inbox = await page.frame('view=order');
        await inbox.click('a', ticket.subject);
        await (await helpdesk()).waitForText(ticket.subject, 'article h1');
        inbox = await page.frame('view=order');
        await inbox.click('button', 'Base order number');
        await waitFor('the search', async () => (await searched(await helpdesk())).includes(String(orderId)));
      },
    );

    it('takes no focus and stays out of the packing assistant', async () => {
      page = await openBase(world, `/orders.php?pack=1#order:${orderId}`);
      await waitForOrderInbox(page, `Order ${orderId}`);
      await waitFor('the search', async () => (await searched(await helpdesk())) !== '');
      expect(
        await page.evaluate(() => [
          document.activeElement?.tagName,
          document.querySelector('#sales_pick_pack_modal sidecar-inbox'),
          document.querySelectorAll('sidecar-inbox').length,
        ]),
      ).toEqual(['BODY', null, 1]);
    });

    itOnce('opens a search by its address once the user has shown one', async () => {
      await options.type('input[name=searchPattern]', 'https://evil.test/?q=sidecar');
      await options.waitForText('This is not an address of the Responso app');
      await options.type('input[name=searchPattern]', `${responsoUrl}/inbox/all?q=sidecar`);
      await options.waitForText('Sidecar will open');
      await options.press('Enter');
      await options.waitForText('Saved.');
      page = await openBase(world, `/orders.php#order:${orderId}`);
      await page.frame(`/inbox/all?q=${encodeURIComponent(asked(orderId))}`);
      await options.click('button', 'Remove');
    });

    itOnce('is reached by a button where the card has no place for it', async () => {
      page = await openBase(world, '/inventory_products');
      await page.navigate('https://panel-e.baselinker.com/orders.php?delay=60000#order:' + String(orderId));
      await waitFor('the button', () => page.evaluate(() => document.querySelector('sidecar-button')), 15);
      // The button stays in place. If it were inserted again and again, it would lose the focus and some clicks.
      const moved = await page.evaluate(async () => {
        let changes = 0;
        const observer = new MutationObserver((records) => (changes += records.length));
        observer.observe(document.documentElement, { childList: true });
        document.body.append(document.createElement('i'));
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        observer.disconnect();
        return changes;
      });
      expect(moved).toBe(0);
      await page.click('sidecar-button');
      await waitForOrderInbox(page, `Order ${orderId}`);
    });
  });

  it('ends with signing out, within a second, and comes back with signing in', async () => {
    page = await openBase(world, '/orders.php');
    await openInbox(page);
    await waitFor('the copies', async () => (await inboxCookies(options)).length > 0);
    await responso.evaluate(() => fetch('/logout', { method: 'POST' }).then(() => true));
    const signedOut = performance.now();
    await waitFor('no copies', async () =>
      (await inboxCookies(options)).every(({ name }) => name !== 'responso_session'),
    );
    expect(performance.now() - signedOut).toBeLessThan(1_000);
    await responso.close();
    responso = await world.signIn();
    await waitFor('the copies', async () =>
      (await inboxCookies(options)).some(({ name }) => name === 'responso_session'),
    );
  });

  it('is gone when it is switched off', async () => {
    page = await openBase(world, '/orders.php');
    const inbox = await openInbox(page);
    await (await helpdesk()).waitUntil(() => document.querySelector('main table'));
    await options.click('input[name=mirrorSession]');
    await inbox.waitForText('Sign in to Responso');
    await waitFor(
      'no permission',
      async () => !(await options.evaluate(() => chrome.permissions.contains({ permissions: ['cookies'] }))),
    );
  });
});

itOnce('keeps where the panel of the account is, for the links to its orders', async () => {
  page = await openBase(world, `/orders.php#order:${orderId}`);
  await waitForOrderInbox(page, `Order ${orderId}`);
  await openTicket(responso, world.sandbox, ticket);
  await waitForPanel(responso, `#${orderId}`);
  const panel = await responso.frame('/order-panel.html');
  await panel.waitUntil(
    (id) => document.querySelector(`a[href="https://panel-e.baselinker.com/orders.php#order:${id}"]`),
    orderId,
  );
});

itOnce('adds nothing to Base that is switched off', async () => {
  page = await openBase(world, `/orders.php#order:${orderId}`);
  await page.frame('view=order');
  await setSwitch(options, 'orderPage', false);
  await page.waitUntil(() => !document.querySelector('sidecar-inbox'));
  expect(await entries()).toEqual(entryOnce);
  await setSwitch(options, 'isOn', false);
  await waitFor('no entry', async () => (await entries()).length === 0);
  await setSwitch(options, 'isOn', true);
  await waitFor('the entry', async () => (await entries()).length === 1);
  await setSwitch(options, 'orderPage', true);
});

it('opens in the side panel where the browser lets it', async () => {
  page = await openBase(world, '/orders.php');
  const inbox = await openInbox(page);
  await inbox.waitForText('Sign in to Responso');
  const button = 'Open in the side panel';
  expect((await inbox.text()).includes(button)).toBe(inject('kind') === 'chromium');
  if (inject('kind') === 'firefox') return;
  await inbox.click('button', button);
  // The side panel is not in a tab.
  await waitFor('its right to hold the helpdesk', async () => (await allowedTabs(options)).includes(-1));
});

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: { permissions: { contains: (what: object) => Promise<boolean> } };

/** Ignores an error of Firefox's driver: the frame can disappear between pressing and releasing the key. */
async function whileItGoes(action: Promise<void>): Promise<void> {
  await action.catch(() => undefined);
}

/** The first search term for an order's tickets. */
function asked(id: number): string {
  const order = world.shop.orders.find(({ order_id }) => Number(order_id) === id);
  return order?.external_order_id || order?.email || String(id);
}

/** The last search in the helpdesk, in any layout: each has it in its address. */
function searched(frame: View): Promise<string> {
  return frame.evaluate(() => {
    const address = decodeURIComponent(location.href).replaceAll('+', ' ');
    return /[?&]q=([^&]*)/.exec(address)?.[1] ?? '';
  });
}

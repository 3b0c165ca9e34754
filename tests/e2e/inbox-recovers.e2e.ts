import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import type { ResponsoSettings } from '../../sandbox/responso/preferences.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import { inboxCookies, openBase, openInbox } from './base-panel.ts';
import { itOnce, setSwitch, useWorld } from './world.ts';

// Tests the inbox while the helpdesk is slow, down or unreachable, and with a session that does not last.

const world = useWorld({ orders: 20, tickets: 10 });
let options: Page;
let base: Page;

beforeAll(async () => {
  options = await world.session.openExtensionPage('options.html#inbox');
});

afterEach(async () => {
  await base.close();
});

/** Changes settings of the helpdesk until the end of the test. */
function setHelpdesk(change: Partial<ResponsoSettings>): void {
  const { settings } = world.sandbox.responso;
  const before = { ...settings };
  onTestFinished(() => void Object.assign(settings, before));
  Object.assign(settings, change);
}

const helpdesk = () => base.frame(responsoUrl);

async function signInTo(view: View): Promise<void> {
  await view.type('input[type=email]', 'kuba@example.com');
  await view.type('input[type=password]', 'x');
  await view.click('button[type=submit]').catch(() => undefined);
}

async function waitForTickets(): Promise<void> {
  await waitFor('the tickets', async () =>
    (await helpdesk()).evaluate(() => document.querySelector('html:not([data-former]) main table') !== null),
  );
}

describe('signed out', () => {
  itOnce('waits for a helpdesk that is slow, and says so', async () => {
    setHelpdesk({ pageDelay: 8_000 });
    base = await openBase(world, '/orders.php');
    const inbox = await openInbox(base);
    await inbox.waitForText('Responso is slow');
    // Only the first page is slow, because the inbox has to load several pages.
    world.sandbox.responso.settings.pageDelay = 0;
    await inbox.waitForText('Sign in to Responso');
  });

  it('says that a helpdesk is down, and opens when it is not any more', async () => {
    setHelpdesk({ outage: 502 });
    base = await openBase(world, '/orders.php');
    const inbox = await openInbox(base);
    await inbox.waitForText('Responso has a problem (error 502)');
    world.sandbox.responso.settings.outage = 0;
    await inbox.waitForText('Sign in to Responso');
    await (await helpdesk()).waitForText('Zaloguj');
  });

  it('says that it cannot be reached, and opens when it can', async () => {
    base = await openBase(world, '/orders.php');
    await base.waitUntil(() => document.querySelector('#content-wrapper table'));
    onTestFinished(() => {
      world.sandbox.proxy.setOffline(false);
    });
    world.sandbox.proxy.setOffline(true);
    const inbox = await openInbox(base);
    await inbox.waitForText('Responso cannot be reached');
    world.sandbox.proxy.setOffline(false);
    await inbox.waitForText('Sign in to Responso');
  });

  it('knows a sign-in that cannot work, and says what does', async () => {
    base = await openBase(world, '/orders.php');
    const inbox = await openInbox(base);
    await inbox.waitForText('Sign in to Responso');
    await signInTo(await helpdesk());
    await inbox.waitForText('Signing in inside Base cannot work');
    await inbox.waitForText('Open in a new window');
  });
});

describe("with the agent's own session", () => {
  let own: Page;

  beforeAll(async () => {
    await setSwitch(options, 'mirrorSession', true);
  });

  beforeEach(async () => {
    own = await world.signIn();
    // Navigating away aborts the page's requests.
    await own.waitUntil(() => document.querySelector('main table'));
  });

  afterEach(async () => {
    await own.close();
  });

  it.each(['https://panel-e.baselinker.com', 'https://panel.base.com'])('is open on %s', async (site) => {
    base = await world.session.openPage(`${site}/orders.php`);
    await openInbox(base);
    await waitForTickets();
    const topSites = (await inboxCookies(options)).map(({ partitionKey }) => partitionKey?.topLevelSite);
    expect(new Set(topSites)).toEqual(new Set([`https://${site.split('.').slice(-2).join('.')}`]));
  });

  it('opens by itself after signing in again in the own tab', async () => {
    base = await openBase(world, '/orders.php');
    const inbox = await openInbox(base);
    await waitForTickets();
    await own.evaluate(() => fetch('/logout', { method: 'POST' }).then(() => true));
    await inbox.click('button[aria-label="Reload"]');
    await inbox.waitForText('Sign in to Responso');
    await own.navigate(`${responsoUrl}/login`);
    await signInTo(own);
    await own.waitUntil(() => !location.pathname.startsWith('/login'));
    await waitForTickets();
  });

  it('is kept where the helpdesk gives it another id inside Base', async () => {
    base = await openBase(world, '/orders.php');
    const inbox = await openInbox(base);
    await waitForTickets();
    setHelpdesk({ renewsSession: true });
    for (let loads = 0; loads < 3; loads += 1) {
      // The previous frame still shows its tickets for a moment.
      await (await helpdesk()).evaluate(() => document.documentElement.setAttribute('data-former', ''));
      await inbox.click('button[aria-label="Reload"]');
      await waitForTickets();
    }
    world.sandbox.responso.settings.renewsSession = false;
    await own.navigate(`${responsoUrl}/inbox`);
    await own.waitUntil(() => document.querySelector('main table'));
  });
});

it('is in the side panel with the session of the own tab', async () => {
  const own = await world.signIn();
  base = await world.session.openExtensionPage('sidepanel.html');
  await waitForTickets();
  await own.close();
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import { allowedTabs, baseUrl, frameRules, openBase, openInbox } from './base-panel.ts';
import { useWorld } from './world.ts';

// These tests run while an inbox is open, so that the rule exists. They check what the rule must not allow.

const world = useWorld({ orders: 20, tickets: 10 });
let options: Page;
let base: Page;

beforeAll(async () => {
  options = await world.session.openExtensionPage('options.html');
});

/** Opens an inbox over Base, and waits until it holds the helpdesk. */
async function openOverBase(): Promise<void> {
  base = await openBase(world, '/orders.php');
  await openInbox(base);
  await base.frame(`${responsoUrl}/login`);
}

/** Closes it, and waits until nothing is left that let it hold the helpdesk. */
async function closeBase(): Promise<void> {
  await base.close();
  await waitFor('no tab with a frame', async () => (await allowedTabs(options)).length === 0);
  await waitFor('no rule', async () => (await frameRules(options)).length === 0);
}

// First what is in our frame: Firefox gives the addresses of the helpdesk to refused frames too.
describe('while one inbox is open', () => {
  beforeAll(openOverBase);
  afterAll(closeBase);

  it('lets our frame hold the helpdesk, whose policy is still its own', async () => {
    const helpdesk = await base.frame(`${responsoUrl}/login`);
    await helpdesk.waitUntil(() => document.readyState === 'complete');
    const isRun = await helpdesk.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "inline"';
      document.head.append(script);
      return document.title === 'inline';
    });
    expect(isRun).toBe(false);
    expect(
      await helpdesk.evaluate(() =>
        fetch('https://panel-e.baselinker.com/').then(
          () => 'let out',
          () => 'kept in',
        ),
      ),
    ).toBe('kept in');
  });

  it('leaves an attachment in the sandbox that the helpdesk has put it in', async () => {
    for (const kind of ['sandbox', 'both', 'two-headers']) {
      const address = `${responsoUrl}/files/preview/${kind}`;
      // In Chromium, Sidecar knows a policy only after it has seen it once.
      await waitFor(`the ${kind} preview`, async () => {
        await frameIn(await base.frame(`${responsoUrl}/login`), address);
        return (await base.frameAddresses()).includes(address);
      });
      const preview = await base.frame(address);
      await preview.waitForText('Preview');
      expect([kind, await preview.evaluate(() => self.origin)]).toEqual([kind, 'null']);
    }
  });

  it('opens a page that only X-Frame-Options keeps out, and one with another policy', async () => {
    for (const kind of ['framing', 'other']) {
      const helpdesk = await base.frame(responsoUrl);
      await helpdesk.evaluate((to) => location.assign(to), `/files/preview/${kind}`);
      const shown = await base.frame(`/files/preview/${kind}`);
      await shown.waitForText('Preview');
    }
  });

  it('lets no other site frame it', async () => {
    const foreign = await world.session.openPage('https://orders-e.baselinker.com/1/hash/');
    expect(await framed(foreign, `${responsoUrl}/login?foreign`, foreign)).toBe(false);
    await foreign.close();
  });

  it('lets the Base page not frame it directly, in the very tab of the inbox', async () => {
    expect(await framed(base, `${responsoUrl}/login?direct`, base)).toBe(false);
  });

  it('lets our page not frame it outside of Base', async () => {
    const own = await world.session.openExtensionPage('inbox-panel.html');
    expect(await framed(own, `${responsoUrl}/login?own`, own)).toBe(false);
    await own.close();
  });

  it('lets our frame hold no other site that does not want it', async () => {
    const inbox = await base.frame('view=whole');
    expect(await framed(inbox, 'https://docs.responso.com/login', base)).toBe(false);
  });
});

describe('with an inbox of its own', () => {
  beforeEach(openOverBase);
  afterEach(closeBase);

  it('shows no inbox to a page that opens or frames our page', async () => {
    const address = `${world.session.extensionUrl}inbox-panel.html?view=whole&place=over`;
    for (const site of [`${baseUrl}/orders_returns`, 'https://orders-e.baselinker.com/1/hash/']) {
      const page = await world.session.openPage(site);
      await frameIn(page, address);
      await page.evaluate((panel) => {
        open(`${panel}&opened`, 'opened');
      }, address);
      const opened = await world.session.findPage(`${address}&opened`);
      await expectNoInbox(opened);
      await opened.close();
      if ((await page.frameAddresses()).includes(address)) await expectNoInbox(await page.frame(address));
      expect(await isShown(page, `${responsoUrl}/`)).toBe(false);
      await page.close();
    }
  });

  it('keeps no exemption for a tab that has navigated, or that was closed while the worker slept', async () => {
    await base.navigate(`${baseUrl}/orders_returns`);
    await waitFor('no tab with a frame', async () => (await allowedTabs(options)).length === 0);
    const closed = await openBase(world, '/orders.php');
    await openInbox(closed);
    await waitFor('the tab', async () => (await allowedTabs(options)).length === 1);
    await world.session.stopBackground();
    await closed.close();
    await waitFor('no tab with a frame', async () => (await allowedTabs(options)).length === 0);
  });

  it('keeps the inbox usable when the worker has slept', async () => {
    await world.session.stopBackground();
    await options.reload();
    await options.waitForText('Connect Base');
    const inbox = await base.frame('view=whole');
    await inbox.click('button[aria-label="Reload"]');
    await base.frame(`${responsoUrl}/login`);
    await inbox.waitForText('Sign in to Responso');
  });

  it('opens in the side panel, outside of any tab of Base', async () => {
    const side = await world.session.openExtensionPage('sidepanel.html');
    await (await side.frame(`${responsoUrl}/login`)).waitForText('Zaloguj');
    await side.close();
  });
});

/** Adds a frame to a document and waits for its load event, whatever it loaded. */
async function frameIn(view: View, address: string): Promise<void> {
  await view.evaluate(async (src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    const isOver = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
      frame.addEventListener('error', resolve);
    });
    document.body.append(frame);
    await isOver;
  }, address);
}

/** Checks that our page says why it shows nothing, and has no frame. */
async function expectNoInbox(view: View): Promise<void> {
  await view.waitUntil(() => document.querySelector('[role=alert], .note'));
  expect(await view.evaluate(() => document.querySelector('iframe'))).toBeNull();
}

/** True if a document can load a page of the helpdesk in a frame. */
async function framed(view: View, address: string, page: Page): Promise<boolean> {
  await frameIn(view, address);
  return isShown(page, address);
}

/** Looks for the sign-in form, because Firefox also gives a refused frame the address. */
async function isShown(page: Page, start: string): Promise<boolean> {
  const address = (await page.frameAddresses()).find((each) => each.startsWith(start));
  if (address === undefined) return false;
  const frame = await page.frame(address);
  return frame.evaluate(() => document.querySelector('input[type=password]') !== null).catch(() => false);
}

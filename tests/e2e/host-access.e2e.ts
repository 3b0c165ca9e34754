import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { useWorld } from './world.ts';

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: {
  runtime: { getManifest: () => { host_permissions: string[] } };
  action: { getTitle: (of: object) => Promise<string> };
  permissions: { remove: (of: { origins: string[] }) => Promise<boolean> };
  /** The API of Chromium's own extensions page. */
  developerPrivate: {
    updateExtensionConfiguration: (change: { extensionId: string; hostAccess: string }) => Promise<void>;
    addHostPermission: (extensionId: string, host: string) => Promise<void>;
  };
};

const missing = 'Sidecar has no permission for Base or Responso';
const world = useWorld({ orders: 30, tickets: 5 });

describe('when the browser keeps the hosts back', () => {
  let options: Page;
  let popup: Page;
  let extensions: Page;

  /** Removes the access. In Firefox an extension can give it back; in Chromium only the user can, with a switch. */
  const takeAway = async () => {
    if (inject('kind') === 'firefox') {
      await options.evaluate((origins) => chrome.permissions.remove({ origins }), await hosts());
    } else {
      extensions = await world.session.openPage('chrome://extensions/');
      await extensions.evaluate(
        (extensionId) =>
          chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' }),
        extensionId(),
      );
    }
  };
  const giveBack = async () => {
    if (inject('kind') === 'firefox') {
      await popup.click('button', 'Allow access');
    } else {
      await extensions.evaluate(
        async (id, origins) => {
          for (const host of origins) await chrome.developerPrivate.addHostPermission(id, host);
        },
        extensionId(),
        await hosts(),
      );
    }
  };
  const hosts = () => options.evaluate(() => chrome.runtime.getManifest().host_permissions);
  const extensionId = () => new URL(world.session.extensionUrl).hostname;

  beforeAll(async () => {
    options = await world.connect();
    await options.waitForText('Up to date since');
    await takeAway();
  });

  it('says so in popup, options and on the toolbar button; popup and options offer a button that asks for access', async () => {
    popup = await world.session.openExtensionPage('popup.html');
    for (const page of [popup, options]) {
      await page.waitForText(missing);
      await page.waitForText('Allow access');
    }
    await popup.waitUntil(async (text) => (await chrome.action.getTitle({})).includes(text), missing);
  });

  it('is not reported as a missing network, and ends once access is granted', async () => {
    await options.click('button', 'Sync now');
    await options.waitForText(missing, 'article');
    expect(await options.text('article')).not.toContain('Check your internet connection');
    await giveBack();
    await options.waitForText('Up to date since', 'article');
    await options.waitUntil((text) => !document.body.innerText.includes(text), missing);
    await popup.waitUntil(async () => (await chrome.action.getTitle({})) === 'Sidecar');
  });
});

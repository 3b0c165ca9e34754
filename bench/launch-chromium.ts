import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { TargetType, type Browser, type Page, type WebWorker } from 'puppeteer-core';
import { chromiumFlags } from '../sandbox/browser/chromium.ts';
import { ensureBrowser } from '../sandbox/browser/install.ts';
import { waitFor } from '../sandbox/browser/wait.ts';
import type { Sandbox } from '../sandbox/start.ts';

/** Chromium with one extension. Nothing listens to what goes on in it, as the tests do: that takes time. */
export interface Chromium {
  browser: Browser;
  /** The base address of the extension's pages, with a slash at the end. */
  extensionUrl: string;
  profile: string;
  /** The time from the start of the program to the extension's installation, ms. */
  startedIn: number;
  /** The extension's running worker. Waits until there is one. */
  worker: () => Promise<WebWorker>;
  stopWorker: () => Promise<void>;
  /** Opens a page of the extension's origin, by default one without scripts. */
  openOwnPage: (path?: string) => Promise<Page>;
  close: () => Promise<void>;
}

/**
 * Starts Chromium.
 *
 * @param extension absolute path of its folder
 * @param profile of an earlier start; a new one by default, which `close` leaves for the caller to remove
 */
export async function launchChromium(
  { proxy, certificate }: Pick<Sandbox, 'proxy' | 'certificate'>,
  extension: string,
  profile?: string,
): Promise<Chromium> {
  const userDataDir = profile ?? (await mkdtemp(join(tmpdir(), 'sidecar-bench-')));
  const executablePath = await ensureBrowser('chromium');
  const began = performance.now();
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    enableExtensions: true,
    // A backfill keeps the worker busy for minutes.
    protocolTimeout: 900_000,
    defaultViewport: { width: 1440, height: 900 },
    args: chromiumFlags({ proxyPort: proxy.port, certificate }),
    userDataDir,
  });
  const extensionUrl = `chrome-extension://${await browser.installExtension(extension)}/`;
  const startedIn = performance.now() - began;
  const findWorker = () =>
    browser
      .targets()
      .find((target) => target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(extensionUrl));
  return {
    browser,
    extensionUrl,
    profile: userDataDir,
    startedIn,
    worker: () => waitFor('the worker', () => findWorker()?.worker()),
    stopWorker: async () => {
      await waitFor('the worker to stop', async () => {
        const target = findWorker();
        if (!target) return true;
        await (await target.worker())?.close();
        return false;
      });
    },
    openOwnPage: async (path = 'icon/16.png') => {
      const page = await browser.newPage();
      await page.goto(extensionUrl + path);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Removes a browser's profile once it is closed. */
export async function removeProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

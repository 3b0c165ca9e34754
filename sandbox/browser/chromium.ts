import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { TargetType, TimeoutError } from 'puppeteer-core';
import type { CDPSession, Frame, Page as PuppeteerPage, Target } from 'puppeteer-core';
import { collectUncaught } from './chromium-uncaught.ts';
import { isInSight } from './is-in-sight.ts';
import { Page } from './page.ts';
import type { PageDriver } from './page.ts';
import type { LaunchOptions, Session } from './session.ts';
import { repairFrame } from './repair-frame.ts';
import type { DocumentDriver } from './view.ts';
import { waitFor } from './wait.ts';

/** Starts Chromium through puppeteer. */
export async function launchChromium(options: LaunchOptions): Promise<Session> {
  const { language, userDataDir, downloads } = options;
  if (userDataDir && downloads) await writePreferences(userDataDir, downloads);
  const browser = await puppeteer.launch({
    executablePath: options.executable,
    headless: options.headless,
    // Chromium loads an extension only over a pipe.
    pipe: true,
    // A command to a frame that is just removed gets no answer. The caller then tries again.
    protocolTimeout: 30_000,
    enableExtensions: true,
    defaultViewport: options.headless ? { width: 1440, height: 900 } : null,
    args: chromiumFlags(options),
    // On Linux, this sets the language of the user interface; --lang does not.
    env: { ...process.env, ...(language && { LANGUAGE: language }) },
    ...(userDataDir && { userDataDir }),
  });
  const root = await browser.target().createCDPSession();
  const { uncaught, written, releaseWorkers } = await collectUncaught(root);
  let extensionId = await browser.installExtension(options.extension);
  const extensionUrl = () => `chrome-extension://${extensionId}/`;

  /** Of all sites that were opened. */
  const origins = new Set<string>();
  browser.on('targetchanged', (target) => {
    const { protocol, origin } = new URL(target.url() || 'about:blank');
    if (protocol === 'https:') origins.add(origin);
  });

  const openPage = async (url: string) => {
    const driver = drivePage(await browser.newPage());
    await driver.navigate(url);
    return new Page(driver);
  };

  const isWorker = (target: Target) =>
    target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(extensionUrl());

  return {
    get extensionUrl() {
      return extensionUrl();
    },
    uncaught,
    written,
    ended: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    openPage,
    openExtensionPage: (path) => openPage(extensionUrl() + path),
    findPage: (urlPart) =>
      waitFor(`a tab at ${urlPart}`, async () => {
        const page = (await browser.pages()).find((candidate) => candidate.url().includes(urlPart));
        return page && new Page(drivePage(page));
      }),
    startOver: async (extension) => {
      const blank = await browser.newPage();
      for (const page of await browser.pages()) if (page !== blank) await page.close();
      await browser.uninstallExtension(extensionId);
      await root.send('Storage.clearCookies');
      const devtools = await blank.createCDPSession();
      await devtools.send('Network.clearBrowserCache');
      for (const origin of origins)
        await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await devtools.detach();
      origins.clear();
      extensionId = await browser.installExtension(extension);
    },
    stopBackground: async () => {
      await waitFor('the worker to stop', async () => {
        const { targetInfos } = await root.send('Target.getTargets');
        if (!targetInfos.some(({ type, url }) => type === 'service_worker' && url.startsWith(extensionUrl())))
          return true;
        const worker = await browser.targets().find(isWorker)?.worker();
        await releaseWorkers();
        await worker?.close();
        return false;
      });
    },
    kill: async () => {
      const running = browser.process();
      if (!running?.pid || running.exitCode !== null || running.signalCode !== null) return;
      const exited = once(running, 'exit');
      // Puppeteer makes the browser the leader of a process group, except on Windows.
      if (process.platform === 'win32') running.kill('SIGKILL');
      else process.kill(-running.pid, 'SIGKILL');
      await exited;
    },
    close: () => browser.close(),
  };
}

/** Sets the download folder. The debugging protocol can only redirect downloads of pages, not those of extensions. */
async function writePreferences(profile: string, downloads: string): Promise<void> {
  const file = join(profile, 'Default', 'Preferences');
  await mkdir(dirname(file), { recursive: true });
  const preferences = { download: { default_directory: downloads, prompt_for_download: false } };
  // A profile that was used before already has these preferences.
  await writeFile(file, JSON.stringify(preferences), { flag: 'wx' }).catch(() => undefined);
}

/** What Chromium is started with, so that it reaches only the sandbox's servers. `npm run bench` uses it too. */
export function chromiumFlags(
  options: Pick<LaunchOptions, 'proxyPort' | 'certificate' | 'language' | 'colorScheme' | 'reachesLoopback'>,
): string[] {
  const { proxyPort, certificate, language, colorScheme, reachesLoopback } = options;
  return [
    `--proxy-server=http://127.0.0.1:${proxyPort}`,
    ...(reachesLoopback ? [] : ['--proxy-bypass-list=<-loopback>']),
    `--ignore-certificate-errors-spki-list=${certificate.publicKeyHash}`,
    '--disable-quic',
    '--disable-gpu',
    '--disable-component-update',
    '--no-default-browser-check',
    '--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication',
    // Google Chrome requires this to load an extension over the pipe.
    '--enable-unsafe-extension-debugging',
    '--window-size=1440,900',
    // Chromium's own sandbox does not work for root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(language ? [`--lang=${language}`, `--accept-lang=${language}`] : []),
    ...(colorScheme === 'dark' ? ['--force-dark-mode'] : []),
  ];
}

/** Asks a frame. Where puppeteer knows no document of it, this repairs it, and the caller tries again. */
async function ask<Answer>(frame: Frame, question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (thrown) {
    if (!(thrown instanceof TimeoutError)) throw thrown;
    await repairFrame(frame);
    throw thrown;
  }
}

/**
 * Starts a load, and waits until the page has loaded. Puppeteer waits for each frame by itself, and may have missed the
 * events of one (`repair-frame.ts`); the page's own event comes after those of its frames.
 *
 * @param start sends the command, and returns false if the page keeps its document
 */
async function load(page: PuppeteerPage, start: (session: CDPSession) => Promise<boolean>): Promise<void> {
  const session = await page.createCDPSession();
  try {
    await session.send('Page.enable');
    const {
      frameTree: { frame: before },
    } = await session.send('Page.getFrameTree');
    let isLoaded = false;
    session.on('Page.lifecycleEvent', ({ name, frameId, loaderId }) => {
      isLoaded ||= name === 'load' && frameId === before.id && loaderId !== before.loaderId;
    });
    await session.send('Page.setLifecycleEventsEnabled', { enabled: true });
    if (await start(session)) await waitFor('the page to load', () => isLoaded, longestLoad);
  } finally {
    await session.detach();
  }
}

/** A page may take as long to load (s). */
const longestLoad = 30;

/** A page has handled a press after this at the latest (ms), unless it is busy, or nothing is left that could answer. */
const usualAnswer = 2_000;

/**
 * Waits until a press was handled. Chromium may never answer that it was, if the press opens a tab in front of the page
 * (once in a whole run, with the settings that the order panel opens) or removes the frame (Escape in the inbox). Then
 * the hidden page or the missing frame is the answer.
 *
 * @param pressed the answer of Chromium
 */
function handled(pressed: Promise<void>, frame: Frame, page: PuppeteerPage): Promise<boolean> {
  let isAnswered = false;
  const answered = pressed.then(() => (isAnswered = true));
  const isGone = async () => frame.detached || (await page.evaluate('document.hidden')) === true;
  const gone = sleep(usualAnswer, undefined, { ref: false }).then(
    async () => (!isAnswered && (await isGone())) || answered,
  );
  return Promise.race([answered, gone]);
}

function driveFrame(frame: Frame, page: PuppeteerPage): DocumentDriver {
  return {
    run: (expression) => ask(frame, () => frame.evaluate(expression)),
    find: async (expression) => {
      await page.bringToFront();
      const element = (await ask(frame, () => frame.evaluateHandle(expression))).asElement();
      if (!element || !(await element.evaluate(isInSight))) return undefined;
      const { x, y } = await element.clickablePoint();
      // After a frame of another site was drawn or scrolled, Chromium needs a moment until clicks reach it. A click
      // before that is lost.
      await page.mouse.move(x + 1, y);
      // The page around a frame is another process. Once it answers, it has received the pointer event. The order panel
      // ignores clicks while it moves.
      await page.evaluate('document.readyState');
      await page.mouse.move(x, y);
      const isHit = await element.evaluate((node) => node instanceof Element && node.matches(':hover'));
      return isHit ? { click: () => handled(page.mouse.click(x, y), frame, page) } : undefined;
    },
    type: (text) => page.keyboard.type(text),
    press: async (key) => {
      await handled(page.keyboard.press(key), frame, page);
    },
    // In a page that puppeteer drives, key presses alone do not paste.
    // oxlint-disable-next-line typescript/no-deprecated -- puppeteer means this for its own layouts of keys
    paste: () => page.keyboard.press('KeyV', { commands: ['Paste'] }),
  };
}

function drivePage(page: PuppeteerPage): PageDriver {
  // A frame whose document is being replaced, or was missed, has none that could answer: far less than a test waits.
  page.setDefaultTimeout(3_000);
  page.setDefaultNavigationTimeout(30_000);
  return {
    ...driveFrame(page.mainFrame(), page),
    navigate: async (url) => {
      await page.bringToFront();
      await load(page, async (session) => {
        const { errorText, loaderId } = await session.send('Page.navigate', { url });
        if (errorText !== undefined) throw new Error(`${errorText} at ${url}`);
        return loaderId !== undefined;
      });
    },
    reload: () =>
      load(page, async (session) => {
        await session.send('Page.reload');
        return true;
      }),
    frames: () => {
      const frames = page.frames().filter((frame) => frame !== page.mainFrame());
      return Promise.resolve(frames.map((frame) => ({ url: frame.url(), driver: driveFrame(frame, page) })));
    },
    resize: (width, height) => page.setViewport({ width, height }),
    drag: async (from, to) => {
      await page.bringToFront();
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      if (to !== from) {
        // A move is lost if it reaches another site's frame before the page has handled the press.
        await page.evaluate('new Promise(requestAnimationFrame)');
        await page.mouse.move(to.x, to.y, { steps: 12 });
      }
      await page.mouse.up();
    },
    capture: async () => {
      await page.bringToFront();
      return await page.screenshot();
    },
    close: () => page.close(),
  };
}

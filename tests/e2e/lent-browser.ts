import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { BrowserKind } from '../../sandbox/browser/find.ts';
import { ensureBrowser } from '../../sandbox/browser/install.ts';
import { launchBrowser } from '../../sandbox/browser/launch.ts';
import type { LaunchOptions, Session } from '../../sandbox/browser/session.ts';
import { makeWay, type Way } from '../../sandbox/start.ts';

/** A browser that the test files of one worker use one after another: a start costs more than most tests. */
export interface LentBrowser {
  way: Way;
  session: Session;
  downloads: string;
}

/** The browsers that no world uses now. */
const free: LentBrowser[] = [];

/** Lends a browser in which this extension was just installed, with no trace of earlier tests. */
export async function lendBrowser(kind: BrowserKind, extension: string): Promise<LentBrowser> {
  const browser = free.pop();
  if (!browser) return await launch(kind, extension);
  await browser.session.startOver(extension);
  for (const name of await readdir(browser.downloads))
    await rm(join(browser.downloads, name), { recursive: true });
  return browser;
}

/** Takes a browser back, for the next world. */
export function giveBack(browser: LentBrowser): void {
  free.push(browser);
}

async function launch(kind: BrowserKind, extension: string): Promise<LentBrowser> {
  const folder = await mkdtemp(join(inject('runFolder'), 'browser-'));
  const [userDataDir, downloads] = [join(folder, 'profile'), join(folder, 'downloads')];
  for (const each of [userDataDir, downloads]) await mkdir(each);
  const way = await makeWay();
  const options: LaunchOptions = {
    ...{ kind, executable: await ensureBrowser(kind), extension, headless: true, userDataDir, downloads },
    ...{ proxyPort: way.proxy.port, certificate: way.certificate, colorScheme: 'light' },
  };
  const session = await launchBrowser(options);
  // Vitest ends a worker by SIGTERM. The worker exits, and `@puppeteer/browsers` closes the browser with it.
  process.once('SIGTERM', () => process.exit());
  return { way, session, downloads };
}

/** A copy of the built extension, in a folder of its own. */
export async function copyExtension(built: string): Promise<string> {
  const copy = await mkdtemp(join(inject('runFolder'), 'built-'));
  await cp(built, copy, { recursive: true });
  return copy;
}

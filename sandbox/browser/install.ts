import {
  BrowserTag,
  computeExecutablePath,
  detectBrowserPlatform,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { installByApt } from '../install-by-apt.ts';
import { cacheDir, findBrowser, product } from './find.ts';
import type { BrowserKind } from './find.ts';

/** Debian's packages. Without the second one, Chromium's user interface is English only. */
const packages = { chromium: ['chromium', 'chromium-l10n'], firefox: ['firefox-esr'] } as const;

const title = { chromium: 'Chromium', firefox: 'Firefox' } as const;

/**
 * Returns the path of a browser's executable. If there is none, installs one: with apt if that is allowed, else by a
 * download into `.cache/`. Prints what it does.
 *
 * @throws an error with one sentence that says what to install by hand.
 */
export async function ensureBrowser(kind: BrowserKind): Promise<string> {
  const found = await findBrowser(kind);
  if (found) return found;
  if (installByApt(packages[kind])) {
    const installed = await findBrowser(kind);
    if (installed) return installed;
  }
  try {
    return await download(kind);
  } catch (error) {
    const variable = kind === 'firefox' ? 'FIREFOX_PATH' : 'CHROMIUM_PATH';
    throw new Error(
      `${title[kind]} was not found and could not be installed here: install it, or set ${variable} to its program.`,
      { cause: error },
    );
  }
}

async function download(kind: BrowserKind): Promise<string> {
  const platform = detectBrowserPlatform();
  if (!platform) throw new Error(`no ${title[kind]} is built for ${process.platform}`);
  const browser = product[kind];
  console.log(`Downloading ${title[kind]} into ${cacheDir} …`);
  const buildId = await resolveBuildId(browser, platform, BrowserTag.STABLE);
  await install({ browser, buildId, cacheDir });
  return computeExecutablePath({ browser, buildId, cacheDir });
}

import { spawnSync } from 'node:child_process';
import {
  BrowserTag,
  computeExecutablePath,
  detectBrowserPlatform,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { cacheDir, findBrowser, product } from './find.ts';
import type { BrowserKind } from './find.ts';

/** Debian's packages. Chromium's user interface is English only without the second one. */
const packages = { chromium: ['chromium', 'chromium-l10n'], firefox: ['firefox-esr'] } as const;

const title = { chromium: 'Chromium', firefox: 'Firefox' } as const;

/**
 * The path of a browser's program: one that is there, else one that this installs, by apt where it may, else by a
 * download into `.cache/`. Says on the console what it does.
 *
 * @throws one sentence that says what to install by hand.
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

/** True when apt installed the packages. False where there is no apt, or no right to use it without a password. */
function installByApt(names: readonly string[]): boolean {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const apt = (...args: string[]) => {
    const [program = '', ...rest] = [...sudo, 'apt-get', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(program, rest, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  if (process.platform !== 'linux' || !apt('--version')) return false;
  console.log(`Installing ${names.join(' ')} with apt-get …`);
  return apt('update') && apt('install', '--yes', '--no-install-recommends', ...names);
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

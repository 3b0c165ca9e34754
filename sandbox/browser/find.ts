import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Browser, getInstalledBrowsers } from '@puppeteer/browsers';

export type BrowserKind = 'chromium' | 'firefox';

/** Where `installBrowser` puts what it downloads; git ignores it. */
export const cacheDir = join(import.meta.dirname, '../../.cache/browsers');

/** What a browser is called by @puppeteer/browsers. */
export const product = { chromium: Browser.CHROME, firefox: Browser.FIREFOX } as const;

const variables = { chromium: ['CHROMIUM_PATH', 'CHROME_PATH'], firefox: ['FIREFOX_PATH'] } as const;

/**
 * Google's own Chrome comes last, here and below: since 137 it takes no extension from the command line, and so may stop
 * taking one from us too. Chromium and Chrome for Testing are made for it.
 */
const names = {
  chromium: ['chromium', 'chromium-browser', 'chrome', 'google-chrome-stable', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
} as const;

/**
 * Looks for a browser: in the environment (`CHROMIUM_PATH`, `CHROME_PATH`, `FIREFOX_PATH`), among those downloaded before,
 * on the PATH, and in the usual places of macOS and Windows.
 *
 * @returns the path of its program.
 * @throws when the environment names a file that is not there.
 */
export async function findBrowser(
  kind: BrowserKind,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  for (const variable of variables[kind]) {
    const path = environment[variable];
    if (!path) continue;
    if (!existsSync(path)) throw new Error(`${variable} is ${path}, but there is no such file.`);
    return path;
  }
  const downloaded = await getInstalledBrowsers({ cacheDir });
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...downloaded
      .filter(({ browser }) => browser === product[kind])
      .map(({ executablePath }) => executablePath),
    ...names[kind].flatMap((name) => folders.map((folder) => join(folder, name))),
    ...usualPlaces(kind, environment),
  ];
  return candidates.find((path) => existsSync(path));
}

function usualPlaces(kind: BrowserKind, environment: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    const apps =
      kind === 'firefox' ? ['Firefox'] : ['Chromium', 'Google Chrome for Testing', 'Google Chrome'];
    return apps.map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${kind === 'firefox' ? 'firefox' : app}`,
    );
  }
  if (process.platform === 'win32') {
    const folders = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].map(
      (name) => environment[name] ?? '',
    );
    const programs =
      kind === 'firefox'
        ? ['Mozilla Firefox\\firefox.exe']
        : ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'];
    return programs.flatMap((program) => folders.filter(Boolean).map((folder) => join(folder, program)));
  }
  return [];
}

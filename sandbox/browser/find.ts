import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Browser, getInstalledBrowsers } from '@puppeteer/browsers';

export type BrowserKind = 'chromium' | 'firefox';

/** The folder for browsers that `ensureBrowser` downloads. Git ignores it. */
export const cacheDir = join(import.meta.dirname, '../../.cache/browsers');

/** The names of the browsers in @puppeteer/browsers. */
export const product = { chromium: Browser.CHROME, firefox: Browser.FIREFOX } as const;

const variables = { chromium: ['CHROMIUM_PATH', 'CHROME_PATH'], firefox: ['FIREFOX_PATH'] } as const;

/**
 * Google Chrome comes last, here and below. Since version 137 it loads no extension from the command line, and it may
 * stop accepting ours too. Chromium and Chrome for Testing are made for that.
 */
const names = {
  chromium: ['chromium', 'chromium-browser', 'chrome', 'google-chrome-stable', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
} as const;

/**
 * Looks for a browser in the environment (`CHROMIUM_PATH`, `CHROME_PATH`, `FIREFOX_PATH`), in our downloads, on the
 * PATH, and in the usual places of macOS and Windows.
 *
 * @returns the path of its executable; undefined if there is none.
 * @throws if an environment variable names a file that does not exist.
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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, createProfile } from '@puppeteer/browsers';
import type { LaunchOptions } from './session.ts';

/** Firefox draws one by lot for each profile; a fixed one tells where the extension's pages are. */
const uuid = '51dec0de-0000-4000-8000-000000000001';

/**
 * Writes the preferences of a Firefox that goes through our proxy, on top of puppeteer's, which keep it quiet.
 *
 * @returns `removeProfile` throws away what was made here, and leaves a `userDataDir` alone.
 */
export async function createFirefoxProfile(
  addonId: string,
  { proxyPort, language, colorScheme, downloads, userDataDir }: LaunchOptions,
): Promise<{ profile: string; extensionUrl: string; removeProfile: () => Promise<void> }> {
  const profile = userDataDir ?? (await mkdtemp(join(tmpdir(), 'sidecar-firefox-')));
  await createProfile(Browser.FIREFOX, {
    path: profile,
    preferences: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxyPort,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      'network.proxy.allow_hijacking_localhost': true,
      'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
      // The only way to what the extension's own contexts write: BiDi's `log.entryAdded` leaves them out.
      'devtools.console.stdout.content': true,
      // A temporary add-on is uninstalled at the end of the session; what it stored must outlive that as for a real one.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      // Puppeteer's preferences switch off the partitioning of cookies that Firefox has had by default since 103.
      'browser.contentblocking.features.standard': '',
      'network.cookie.cookieBehavior': 5,
      // What an extension asks for on a click is given: nobody is there to press the button of the browser's question.
      'extensions.webextOptionalPermissionPrompts': false,
      // The browser's list of downloads opens with the first one and takes the keys until it is closed.
      'browser.download.alwaysOpenPanel': false,
      ...(language && { 'intl.accept_languages': language }),
      // 2: the folder named here.
      ...(downloads && { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
      ...(colorScheme && {
        'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
      }),
    },
  });
  // The folder that Firefox falls back to is none: that it could not save is to be seen.
  await writeFile(join(profile, 'Downloads'), '');
  return {
    profile,
    extensionUrl: `moz-extension://${uuid}/`,
    removeProfile: async () => {
      if (userDataDir === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

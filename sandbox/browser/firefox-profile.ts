import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, createProfile } from '@puppeteer/browsers';
import type { LaunchOptions } from './session.ts';

/** Firefox picks a random UUID for each profile. A fixed one makes the addresses of the extension's pages known. */
const uuid = '51dec0de-0000-4000-8000-000000000001';

/**
 * Writes the preferences of a Firefox that uses our proxy, in addition to puppeteer's, which suppress background
 * requests.
 *
 * @returns `removeProfile` deletes a profile that was created here, but not a `userDataDir`.
 */
export async function createFirefoxProfile(
  addonId: string,
  { proxyPort, language, colorScheme, downloads, reachesLoopback = false, userDataDir }: LaunchOptions,
): Promise<{ profile: string; uuid: string; removeProfile: () => Promise<void> }> {
  const profile = userDataDir ?? (await mkdtemp(join(tmpdir(), 'sidecar-firefox-')));
  await createProfile(Browser.FIREFOX, {
    path: profile,
    preferences: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxyPort,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      'network.proxy.allow_hijacking_localhost': !reachesLoopback,
      'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
      // The only way to get the console output of the extension: BiDi's `log.entryAdded` leaves it out.
      'devtools.console.stdout.content': true,
      // A temporary add-on is uninstalled when the session ends. Its data must survive, as that of a real add-on does.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      // Puppeteer's preferences switch off cookie partitioning, which is Firefox's default since version 103.
      'browser.contentblocking.features.standard': '',
      'network.cookie.cookieBehavior': 5,
      // Grants optional permissions without a prompt, because nobody can answer the browser's prompt.
      'extensions.webextOptionalPermissionPrompts': false,
      // Without this, the list of downloads opens with the first download and takes the keyboard focus.
      'browser.download.alwaysOpenPanel': false,
      ...(language && { 'intl.accept_languages': language }),
      // 2 means: the folder given here.
      ...(downloads && { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
      ...(colorScheme && {
        'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
      }),
    },
  });
  // Makes Firefox's fallback folder a file, so that a failed download stays visible as a failure.
  await writeFile(join(profile, 'Downloads'), '');
  return {
    profile,
    uuid,
    removeProfile: async () => {
      if (userDataDir === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

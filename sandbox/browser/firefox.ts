import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, WEBDRIVER_BIDI_WEBSOCKET_ENDPOINT_REGEX } from '@puppeteer/browsers';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { connectBidi } from './bidi.ts';
import type { Bidi } from './bidi.ts';
import { drivePage, readTree } from './firefox-page.ts';
import { createFirefoxProfile } from './firefox-profile.ts';
import { collectUncaught } from './firefox-uncaught.ts';
import { Page } from './page.ts';
import type { LaunchOptions, Session } from './session.ts';
import { waitFor } from './wait.ts';

const created = z.object({ context: z.string() });
const manifest = z.object({
  browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }),
});

/** A Firefox that does not close is killed after this time (ms). */
const closingTime = 5_000;

/** Starts Firefox and drives it over WebDriver BiDi, with access to the browser's own scripts. */
export async function launchFirefox(options: LaunchOptions): Promise<Session> {
  const addonId = await readAddonId(options.extension);
  const { profile, uuid, removeProfile } = await createFirefoxProfile(addonId, options);
  let extensionUrl = `moz-extension://${uuid}/`;
  const running = launch({
    executablePath: options.executable,
    args: [
      ...(options.headless ? ['--headless'] : []),
      ...['--profile', profile, '--width', '1440', '--height', '900'],
      '--remote-debugging-port=0',
      // Firefox needs this to open moz-extension: addresses and to run scripts in them.
      '--remote-allow-system-access',
      'about:blank',
    ],
    env: {
      ...process.env,
      // Makes Firefox obey `services.settings.server`, so that it requests no remote settings.
      MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
      // If Firefox cannot save in the given folder, it saves in the home folder.
      HOME: profile,
    },
  });
  // Console output goes to stdout too (`devtools.console.stdout.content`).
  const written: string[] = [];
  running.nodeProcess.stdout?.on('data', (chunk) => written.push(String(chunk)));
  const bidi = await connectBidi(
    `${await running.waitForLineOutput(WEBDRIVER_BIDI_WEBSOCKET_ENDPOINT_REGEX)}/session`,
  );
  // Safe: the proxy only lets the browser reach our own server, so there is no other certificate to accept.
  await bidi.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });

  const [chromeWindow] = await readTree(bidi, { 'moz:scope': 'chrome', maxDepth: 0 });
  if (!chromeWindow) throw new Error('Firefox has no window');
  const chrome = chromeWindow.context;
  const uncaught = await collectUncaught(bidi, chrome);
  if (options.language) await setLanguage(bidi, chrome, options.language);
  const install = async (extension: string) => {
    await bidi.send('webExtension.install', {
      extensionData: { type: isPacked(extension) ? 'archivePath' : 'path', path: extension },
    });
  };
  await install(options.extension);

  const openPage = async (url: string) => {
    const { context } = created.parse(await bidi.send('browsingContext.create', { type: 'tab' }));
    const driver = drivePage(bidi, context);
    if (options.headless) await driver.resize(1440, 900);
    await driver.navigate(url);
    return new Page(driver);
  };
  const exit = async () => {
    await running.hasClosed();
    bidi.close();
    await removeProfile();
  };

  return {
    get extensionUrl() {
      return extensionUrl;
    },
    uncaught,
    written,
    ended: running.hasClosed(),
    openPage,
    openExtensionPage: (path) => openPage(extensionUrl + path),
    findPage: (urlPart) =>
      waitFor(`a tab at ${urlPart}`, async () => {
        const tab = (await readTree(bidi, { maxDepth: 0 })).find(({ url }) => url.includes(urlPart));
        return tab && new Page(drivePage(bidi, tab.context));
      }),
    startOver: async (extension) => {
      const { context: blank } = created.parse(await bidi.send('browsingContext.create', { type: 'tab' }));
      for (const { context } of await readTree(bidi, { maxDepth: 0 }))
        if (context !== blank) await bidi.send('browsingContext.close', { context });
      await bidi.send('webExtension.uninstall', { extension: addonId });
      const next = crypto.randomUUID();
      await bidi.evaluate(
        chrome,
        `(async () => {
          const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
          await ExtensionPermissions.removeAll(${JSON.stringify(addonId)});
          await new Promise((resolve) => Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, resolve));
          Services.prefs.setStringPref('extensions.webextensions.uuids', JSON.stringify({ ${JSON.stringify(addonId)}: '${next}' }));
        })()`,
      );
      extensionUrl = `moz-extension://${next}/`;
      await install(extension);
    },
    stopBackground: async () => {
      const policy = `WebExtensionPolicy.getByID(${JSON.stringify(addonId)})`;
      await bidi.evaluate(chrome, `${policy}.extension.terminateBackground()`);
    },
    kill: async () => {
      running.kill();
      await exit();
    },
    close: async () => {
      // Firefox may exit before it answers.
      await bidi.send('browser.close', {}).catch(() => undefined);
      const stuck = setTimeout(() => running.kill(), closingTime);
      await exit();
      clearTimeout(stuck);
    },
  };
}

function isPacked(extension: string): boolean {
  return extension.endsWith('.zip');
}

async function readAddonId(extension: string): Promise<string> {
  const text = isPacked(extension)
    ? strFromU8(unzipSync(await readFile(extension))['manifest.json'] ?? new Uint8Array())
    : await readFile(join(extension, 'manifest.json'), 'utf8');
  return manifest.parse(JSON.parse(text)).browser_specific_settings.gecko.id;
}

/** Sets a language without a language pack: Firefox's own texts stay English, but `browser.i18n` uses it. */
async function setLanguage(bidi: Bidi, chrome: string, language: string): Promise<void> {
  const wanted = JSON.stringify(language);
  await bidi.evaluate(
    chrome,
    `Services.locale.availableLocales = [...Services.locale.availableLocales, ${wanted}];
     Services.locale.requestedLocales = [${wanted}];`,
  );
}

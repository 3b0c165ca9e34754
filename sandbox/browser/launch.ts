import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { LaunchOptions, Session } from './session.ts';

/** Starts a browser that has the extension, knows only the sandbox's network, and trusts its certificate. */
export async function launchBrowser(options: LaunchOptions): Promise<Session> {
  return options.kind === 'firefox' ? await launchFirefox(options) : await launchChromium(options);
}

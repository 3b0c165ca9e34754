import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { LaunchOptions, Session } from './session.ts';

/** Starts a browser with the extension. It reaches only the sandbox's servers and trusts their certificate. */
export async function launchBrowser(options: LaunchOptions): Promise<Session> {
  return options.kind === 'firefox' ? await launchFirefox(options) : await launchChromium(options);
}

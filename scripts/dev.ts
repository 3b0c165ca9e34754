/**
 * `npm run dev`: builds the extension, rebuilds it whenever a file changes, and opens Chromium with it against the
 * sandbox. No account is connected yet. Needs a display.
 *
 *   -- --real    opens no browser: load .output/chrome-mv3-dev into your own browser, which uses the real hosts
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'wxt';
import { ensureBrowser } from '../sandbox/browser/install.ts';
import { launchBrowser } from '../sandbox/browser/launch.ts';
import { generateShop } from '../sandbox/shop/generate-shop.ts';
import { responsoUrl, startSandbox, token } from '../sandbox/start.ts';

const { values } = parseArgs({ options: { real: { type: 'boolean', default: false } } });
const root = join(import.meta.dirname, '..');

const server = await createServer({ root, browser: 'chrome', webExt: { disabled: true } });
await server.start();
const extension = join(root, '.output/chrome-mv3-dev');
if (values.real) {
  console.log(`Load ${extension} at chrome://extensions (Developer mode, Load unpacked). Ctrl+C ends this.`);
} else {
  const now = Math.floor(Date.now() / 1000);
  const sandbox = await startSandbox({ shop: generateShop({ seed: 1, orders: 5_000, tickets: 60, now }) });
  const session = await launchBrowser({
    kind: 'chromium',
    executable: await ensureBrowser('chromium'),
    extension,
    proxyPort: sandbox.proxy.port,
    certificate: sandbox.certificate,
    headless: false,
    reachesLoopback: true,
  });
  await session.openPage(responsoUrl);
  console.log(`The sandbox's API token is ${token}; its helpdesk takes any password for kuba@example.com.`);
  await session.ended;
  await sandbox.close();
  await server.stop();
  process.exit(0);
}

import { join } from 'node:path';
import { ensureBrowser } from '../sandbox/browser/install.ts';
import { launchBrowser } from '../sandbox/browser/launch.ts';
import type { Session } from '../sandbox/browser/session.ts';
import type { Page } from '../sandbox/browser/page.ts';
import { waitFor } from '../sandbox/browser/wait.ts';
import { ask } from './cold-start.ts';
import type { Line } from './line.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import type { Size } from './size.ts';
import { summarise, writeTimes } from './times.ts';
import { writeExtension } from './write-extension.ts';

/** In Firefox: from a message to an event page that does not run to its answer. */
export async function measureColdStartInFirefox(
  browsers: ShopBrowsers,
  { orders, seldom }: Size,
): Promise<Line[]> {
  const { sandbox } = await browsers.of(orders[0]);
  const extension = await writeExtension(
    {
      background: { scripts: ['background.js'] },
      browser_specific_settings: { gecko: { id: 'bench@sidecar.example' } },
    },
    {
      'page.html': '<!doctype html><title>Empty</title>',
      'background.js':
        'chrome.runtime.onMessage.addListener((message, sender, answer) => answer({ res: null }));',
    },
  );
  const executable = await ensureBrowser('firefox');
  const open = async (folder: string, path: string) => {
    const { proxy, certificate } = sandbox;
    const session = await launchBrowser({
      ...{ kind: 'firefox', executable, extension: folder, headless: true },
      ...{ proxyPort: proxy.port, certificate },
    });
    return { session, page: await session.openExtensionPage(path) };
  };
  const ours = await open(join(browsers.built, '../firefox-mv3'), 'welcome.html');
  const empty = await open(extension, 'page.html');
  const times: { ours: number[]; empty: number[] } = { ours: [], empty: [] };
  for (let time = 0; time < seldom; time += 1) {
    times.ours.push(await answerTime(ours));
    times.empty.push(await answerTime(empty));
  }
  await ours.session.close();
  await empty.session.close();
  const [own, held] = [summarise(times.ours), summarise(times.empty)];
  return [
    {
      figure: 'cold start in Firefox → its first answer',
      ours: writeTimes(own),
      against: `${writeTimes(held)}: an empty event page`,
      ratio: own.median / held.median,
      limit: { most: 2 },
    },
  ];
}

async function answerTime({ session, page }: { session: Session; page: Page }): Promise<number> {
  await session.stopBackground();
  return await waitFor('an answer', () => page.evaluate(ask, { type: 'listConnected' }));
}

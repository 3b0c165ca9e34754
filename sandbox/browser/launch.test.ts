import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificate } from '../network/certificate.ts';
import type { Certificate } from '../network/certificate.ts';
import { startProxy } from '../network/proxy.ts';
import type { Proxy } from '../network/proxy.ts';
import { serveHosts } from '../network/serve.ts';
import type { HostServer } from '../network/serve.ts';
import { findBrowser } from './find.ts';
import { launchBrowser } from './launch.ts';
import { ownHosts } from './own-hosts.ts';
import { writeScratchExtension } from './scratch-extension.ts';
import type { Session } from './session.ts';
import { waitFor } from './wait.ts';

/** The parts of the browser's API that functions in the browser use. */
declare const chrome: {
  runtime: { sendMessage(message: 'started' | 'fail'): Promise<number> };
  storage: { local: { get(): Promise<object>; set(items: object): Promise<void> } };
};

const ticket = 'https://app.responso.com/ticket';

let certificate: Certificate;
let server: HostServer;
let proxy: Proxy;

beforeAll(async () => {
  certificate = await createCertificate();
  const responso = new Hono();
  responso.get('/ticket', (c) => c.html('<!doctype html><title>Ticket</title><h1>Ticket 7</h1>'));
  responso.get('/inner', (c) =>
    c.html('<!doctype html><button onclick="textContent = `pressed`">Reply</button>'),
  );
  responso.get('/moving', (c) =>
    c.html(`<!doctype html><button onclick="textContent = 'pressed'">Reply</button><script>
      let moves = 0;
      addEventListener('mousemove', () => {
        moves += 1;
        if (moves <= 3) document.querySelector('button').style.marginTop = 100 * moves + 'px';
      });
    </script>`),
  );
  server = await serveHosts({
    certificate,
    hosts: (host) => (host === 'app.responso.com' ? responso : undefined),
  });
  proxy = await startProxy({ serverPort: server.port });
});

afterAll(async () => {
  await proxy.close();
  await server.close();
});

describe.each(['chromium', 'firefox'] as const)('%s', { timeout: 30_000 }, (kind) => {
  let scratch: string;
  let userDataDir: string;
  let session: Session;

  const launch = async () => {
    const executable = await findBrowser(kind);
    if (!executable) throw new Error(`${kind} is not installed`);
    return await launchBrowser({
      kind,
      executable,
      extension: scratch,
      proxyPort: proxy.port,
      certificate,
      headless: true,
      language: 'pl',
      colorScheme: 'dark',
      userDataDir,
    });
  };

  beforeAll(async () => {
    scratch = await writeScratchExtension(kind);
    userDataDir = await mkdtemp(join(tmpdir(), 'sidecar-profile-'));
    session = await launch();
  }, 30_000);

  afterAll(async () => {
    await session.close();
    for (const folder of [scratch, userDataDir])
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('opens a page of a real host name from our server, in the language and colours asked for', async () => {
    const page = await session.openPage(ticket);
    expect(await page.text('h1')).toBe('Ticket 7');
    expect(
      await page.evaluate(() => ({
        language: navigator.language,
        dark: matchMedia('(prefers-color-scheme: dark)').matches,
        size: [innerWidth, innerHeight],
      })),
    ).toEqual({ language: 'pl', dark: true, size: [1440, 900] });
    await page.close();
  });

  it("drives an extension page inside a site's closed shadow root, and the site inside that", async () => {
    const page = await session.openPage(ticket);
    const panel = await page.frame('/panel.html');
    await panel.type('input', 'zażółć');
    await panel.click('button', 'Send');
    await panel.waitForText('echo zażółć by hand', 'p');
    const inner = await page.frame('/inner');
    await inner.click('button', 'Reply');
    await inner.waitForText('pressed');
    await page.close();
  });

  it('drives an extension page in a tab, also after a reload, and takes its picture', async () => {
    const page = await session.openExtensionPage('options.html');
    await page.reload();
    await page.type('input', 'gęś');
    await page.press('Tab');
    await page.press('Enter');
    await page.waitForText('echo gęś by hand', 'p');
    await page.resize(800, 500);
    const picture = join(scratch, 'options.png');
    await page.screenshot(picture);
    const header = (await readFile(picture)).subarray(0, 24);
    expect([header.toString('latin1', 1, 4), header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([
      'PNG',
      800,
      500,
    ]);
    await page.close();
  });

  it('finds a tab that the extension opens', async () => {
    const options = await session.openExtensionPage('options.html');
    await options.evaluate(() => void open('https://app.responso.com/inner?tab'));
    const tab = await session.findPage('/inner?tab');
    expect(await tab.text('button')).toBe('Reply');
    await tab.close();
    await options.close();
  });

  it('stops the background, and the next message starts it again', async () => {
    const options = await session.openExtensionPage('options.html');
    const readStart = () => options.evaluate(() => chrome.runtime.sendMessage('started'));
    const first = await readStart();
    await session.stopBackground();
    const second = await readStart();
    expect(second).toBeGreaterThan(first);
    await session.stopBackground();
    expect(await readStart()).toBeGreaterThan(second);
    await options.close();
  });

  it('reports every uncaught error and rejection, wherever it happens, and nothing else', async () => {
    expect(session.uncaught).toEqual([]);
    const page = await session.openPage(ticket);
    const options = await session.openExtensionPage('options.html');
    const frame = await page.frame('/panel.html');
    await frame.text('button');
    for (const [view, place] of [
      [page, 'site'],
      [frame, 'frame'],
      [options, 'page'],
    ] as const) {
      await view.evaluate((name) => {
        setTimeout(() => {
          throw new Error(`${name} throws`);
        });
        void Promise.reject(new Error(`${name} rejects`));
      }, place);
    }
    await page.evaluate(() => document.dispatchEvent(new Event('fail')));
    await session.stopBackground();
    await options.evaluate(() => chrome.runtime.sendMessage('fail'));
    const places = ['background', 'content', 'frame', 'page', 'site'];
    const expected = places.flatMap((place) => [`${place} rejects`, `${place} throws`]);
    await waitFor('every error', () => session.uncaught.length >= expected.length);
    expect(session.uncaught.map((text) => /\w+ (rejects|throws)/.exec(text)?.[0]).sort()).toEqual(expected);
    await page.close();
    await options.close();
  });

  it('reaches no other host', async () => {
    await expect(session.openPage('https://example.com/')).rejects.toThrow();
    expect(proxy.refused.difference(ownHosts)).toEqual(new Set(['example.com']));
    expect(proxy.served).toEqual(new Set(['app.responso.com']));
  });

  it('keeps what the extension stored when it is killed', async () => {
    const options = await session.openExtensionPage('options.html');
    await options.evaluate(() => chrome.storage.local.set({ kept: 'yes' }));
    await session.kill();
    session = await launch();
    const again = await session.openExtensionPage('options.html');
    expect(await again.evaluate(() => chrome.storage.local.get())).toEqual({ kept: 'yes' });
  });

  it('presses again if what it was to press has moved away at the last moment', async () => {
    const page = await session.openPage('https://app.responso.com/moving');
    await page.click('button');
    await page.waitForText('pressed');
    await page.close();
  });

  it('starts over with an extension that is new, and sites that know nobody', async () => {
    const former = session.extensionUrl;
    const page = await session.openPage(ticket);
    await page.evaluate(() => {
      document.cookie = 'kept=yes';
      localStorage.setItem('kept', 'yes');
    });
    const next = await writeScratchExtension(kind);
    await session.startOver(next);
    expect(session.extensionUrl).not.toBe(former);
    const options = await session.openExtensionPage('options.html');
    expect(await options.evaluate(() => chrome.storage.local.get())).toEqual({});
    const again = await session.openPage(ticket);
    expect(await again.evaluate(() => [document.cookie, localStorage.getItem('kept')])).toEqual(['', null]);
    await (await again.frame('/panel.html')).click('button', 'Send');
    await session.stopBackground();
    await rm(next, { recursive: true });
  });
});

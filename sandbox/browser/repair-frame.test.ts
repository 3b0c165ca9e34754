import { createServer } from 'node:http';
import puppeteer, { TimeoutError } from 'puppeteer-core';
import type { Browser, Frame } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from './find.ts';
import { repairFrame } from './repair-frame.ts';
import { waitFor } from './wait.ts';

const server = createServer(({ url, headers }, answer) => {
  const other = `http://localhost:${headers.host?.split(':')[1] ?? ''}`;
  answer.setHeader('Content-Type', 'text/html').end(
    url === '/inner'
      ? `<button onclick="textContent = 'pressed'">Reply</button>`
      : // Another site's frame has a process of its own.
        `<iframe src="${other}/inner"></iframe>`,
  );
});
let browser: Browser;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  browser = await puppeteer.launch({
    executablePath: (await findBrowser('chromium')) ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--site-per-process', '--disable-gpu'],
  });
});

afterAll(async () => {
  await browser.close();
  server.close();
});

it('a frame that puppeteer asks in the session of its page is asked in its own again, and can be clicked', async () => {
  const page = await browser.newPage();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  await page.goto(`http://127.0.0.1:${address.port}/`);
  page.setDefaultTimeout(1_000);
  const [frame] = page.mainFrame().childFrames();
  if (!frame) throw new Error('The page has no frame');
  // What puppeteer does when it hears of the frame once more. Then it misses the frame's next document.
  Reflect.get(frame, 'updateClient').call(frame, sessionOf(page.mainFrame()));
  await frame.evaluate('void setTimeout(() => location.reload())');
  await waitFor('a frame that does not answer', () =>
    frame.evaluate('0').then(
      () => false,
      (thrown: unknown) => thrown instanceof TimeoutError,
    ),
  );
  await repairFrame(frame);
  const button = (await frame.evaluateHandle(`document.querySelector('button')`)).asElement();
  const { x, y } = (await button?.clickablePoint()) ?? { x: 0, y: 0 };
  await page.mouse.click(x, y);
  expect(await frame.evaluate('document.body.innerText')).toBe('pressed');
});

function sessionOf(frame: Frame): unknown {
  return Reflect.get(frame, 'client');
}

import type { Page } from 'puppeteer-core';
import { ticketAddress } from '../sandbox/responso/addresses.ts';
import type { Ticket } from '../sandbox/shop/ticket.ts';
import { responsoUrl } from '../sandbox/start.ts';
import { waitFor } from '../sandbox/browser/wait.ts';
import type { Chromium } from './launch-chromium.ts';

/** How a ticket is opened: by a load of the page, the same without a running worker, or within the app. */
export type Opening = 'load' | 'cold load' | 'switch';

/**
 * Opens tickets one after the other in the stand-in for the helpdesk. Returns for each the time from when the helpdesk
 * has drawn it until the answer is painted, ms.
 *
 * @param answerTo the text that is painted for a ticket
 */
export async function measurePaints(
  chromium: Chromium,
  opening: Opening,
  tickets: readonly Ticket[],
  answerTo: (ticket: Ticket) => string,
): Promise<number[]> {
  const page = await chromium.browser.newPage();
  await page.evaluateOnNewDocument(watchPaints);
  await signIn(page);
  const times: number[] = [];
  for (const ticket of tickets) {
    const path = ticketAddress('semantic', ticket.id);
    if (opening === 'cold load') await chromium.stopWorker();
    if (opening === 'switch' && times.length > 0) {
      for (const frame of page.frames()) await frame.evaluate(forgetPaints);
      await page.evaluate((detail) => dispatchEvent(new CustomEvent('go-in-app', { detail })), path);
    } else await page.goto(responsoUrl + path);
    const answer = answerTo(ticket);
    const paintedAt = await waitFor(`${answer} in ticket ${ticket.id}`, async () => {
      for (const frame of page.frames()) {
        const at = await frame.evaluate(paintOf, answer).catch(() => null);
        if (at !== null) return at;
      }
      return undefined;
    });
    times.push(paintedAt - (await page.evaluate(drawnAt)));
  }
  await page.close();
  return times;
}

/** Signs in to the stand-in for the helpdesk. */
export async function signIn(page: Page): Promise<void> {
  await page.goto(`${responsoUrl}/login`);
  // The profile may be signed in already.
  if (!(await page.$('input[type=email]'))) return;
  await page.type('input[type=email]', 'kuba@example.com');
  await page.type('input[type=password]', 'x');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

interface Watched {
  Date: unknown;
  /** Word → when it was painted, Unix ms; null: not yet. */
  benchPaints?: Map<string, number | null>;
}

/** Runs in each document before its own scripts: notes when each word of an answer is painted first. */
function watchPaints(): void {
  const watched: Watched = globalThis;
  const paints = (watched.benchPaints = new Map<string, number | null>());
  const look = () => {
    const text = document.querySelector('bench-orders, bench-frame, #app')?.textContent ?? '';
    const words = text.match(/[\w#]+/g)?.filter((word) => !paints.has(word)) ?? [];
    if (words.length === 0) return;
    for (const word of words) paints.set(word, null);
    requestAnimationFrame(() =>
      setTimeout(() => {
        const now = performance.timeOrigin + performance.now();
        for (const word of words) paints.set(word, now);
      }),
    );
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Runs in a document. */
function forgetPaints(): void {
  const watched: Watched = globalThis;
  watched.benchPaints?.clear();
}

/** Runs in a document: when a word was painted, Unix ms; null: not yet. */
function paintOf(word: string): number | null {
  const watched: Watched = globalThis;
  return watched.benchPaints?.get(word) ?? null;
}

/** Runs in the page: when the helpdesk had drawn its ticket, Unix ms. */
function drawnAt(): number {
  return performance.timeOrigin + (performance.getEntriesByName('drawn')[0]?.startTime ?? NaN);
}

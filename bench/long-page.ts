import { setTimeout as sleep } from 'node:timers/promises';
import type { Ticket } from '../sandbox/shop/ticket.ts';
import { responsoUrl } from '../sandbox/start.ts';
import type { Line } from './line.ts';
import { signIn } from './paint-times.ts';
import { traceScripts } from './script-trace.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import type { Size } from './size.ts';
import { summarise } from './times.ts';

/** So long after the load the page has been read (ms). */
const readAfter = 4_000;
/** The browser calls a longer task long (ms). */
const longTask = 50;
/** 1 MB of text in 10,000 nodes of the stand-in's page. */
const longTicket = { messages: 250, paragraphs: 16, words: 40 };

/** One reading of a very long ticket, held against a walk over its nodes that does nothing. */
export async function measureLongPage(browsers: ShopBrowsers, { orders, seldom }: Size): Promise<Line[]> {
  const { chromium, shop } = await browsers.of(orders[0]);
  const [model] = shop.tickets;
  if (!model) throw new Error('A shop without tickets');
  const ticket = lengthen(model);
  shop.tickets.push(ticket);
  const page = await chromium.browser.newPage();
  await signIn(page);
  const readings: number[] = [];
  const tasks: number[] = [];
  const walks: number[] = [];
  let nodes = 0;
  for (let time = 0; time < Math.ceil(seldom / 2); time += 1) {
    await page.goto('about:blank');
    const { longest, longestTask } = await traceScripts(page, async () => {
      await page.goto(`${responsoUrl}/tickets/${ticket.id}`);
      await sleep(readAfter);
    });
    readings.push(longest);
    tasks.push(longestTask);
    const walked = await page.evaluate(walkOnce);
    nodes = walked.nodes;
    walks.push(walked.took);
  }
  await page.close();
  shop.tickets.pop();
  const [reading, walk, task] = [summarise(readings), summarise(walks), summarise(tasks)];
  return [
    {
      figure: `reading a ticket of ${nodes.toLocaleString('en')} nodes, 1 MB`,
      ours: `${reading.median.toFixed(1)} ms`,
      against: `${walk.median.toFixed(1)} ms: a walk over its nodes`,
      ratio: reading.median / walk.median,
      limit: { most: 5 },
    },
    {
      figure: 'its longest task',
      ours: `${task.median.toFixed(1)} ms`,
      against: `${String(longTask)} ms: a long task`,
      ratio: task.median / longTask,
      limit: { most: 1 },
    },
  ];
}

function lengthen(ticket: Ticket): Ticket {
  const { messages, paragraphs, words } = longTicket;
  const sentence = Array.from({ length: words }, (_, index) => `słowo${String(index % 7)}`).join(' ');
  const [first] = ticket.messages;
  if (!first) throw new Error('A ticket without messages');
  const text = Array.from({ length: paragraphs }, () => sentence).join('\n\n');
  const long = Array.from({ length: messages }, (_, index) => ({
    ...first,
    id: `long-${String(index)}`,
    text,
  }));
  return { ...ticket, id: '7654321', messages: [...ticket.messages, ...long] };
}

/** Runs in the page: visits each node once and reads its text, as any reader must. */
function walkOnce(): { nodes: number; took: number } {
  const began = performance.now();
  const walker = document.createTreeWalker(document.documentElement);
  let nodes = 0;
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes += 1;
    length += node.nodeValue?.length ?? 0;
  }
  if (length === 0) throw new Error('An empty page');
  return { nodes, took: performance.now() - began };
}

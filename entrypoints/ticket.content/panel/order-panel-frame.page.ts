import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { browser } from 'wxt/browser';
import { ContentScriptContext } from 'wxt/utils/content-script-context';
import { watchTicket } from '@/entrypoints/ticket.content/ticket/watch-ticket';
import { createOrderPanelFrame } from './order-panel-frame';
import { readPanelPlace, usualPlace } from './panel-place';

const full = { width: 1440, height: 900 };
const message = '<p>Dzień dobry, pytam o zamówienie 48001180.</p>';
const reply = '<div class="reply"><textarea></textarea><div><button>Send</button></div></div>';
const styles =
  '<style>body{margin:0;background:white} .reply{background:#eee} .reply textarea{display:block;width:100%;height:120px;box-sizing:border-box}</style>';

/** Stands in for the panel: says that it is there, and how high its content is. */
const content = `<body style="margin:0"><div id="app" style="height:500px"></div><script>
  parent.postMessage('sidecar:panel', '*');
  new ResizeObserver(() => parent.postMessage(document.querySelector('#app').offsetHeight, '*')).observe(document.querySelector('#app'));
</script>`;

let ctx: ContentScriptContext | undefined;
let address: string;

beforeEach(async () => {
  await page.viewport(full.width, full.height);
  address = URL.createObjectURL(new Blob([content], { type: 'text/html' }));
  Object.assign(browser.runtime, { getURL: () => address });
});

afterEach(async () => {
  ctx?.abort();
  URL.revokeObjectURL(address);
  document.documentElement.removeAttribute('style');
  await page.viewport(1280, 800);
});

/** Starts what a page of the helpdesk gets, with the place that is kept. */
async function start() {
  ctx?.abort();
  const started = new ContentScriptContext('ticket');
  ctx = started;
  const place = await readPanelPlace();
  const panel = createOrderPanelFrame(
    started,
    'key',
    place,
    () => undefined,
    () => false,
  );
  started.onInvalidated(panel.remove);
  return panel;
}

/** Shows the panel on a page, and waits until it has its place. */
async function show(html: string) {
  document.body.innerHTML = styles + html;
  const panel = await start();
  panel.show();
  await waitForPanel();
  return panel;
}

const panels = () => [...document.querySelectorAll('sidecar-orders')];
const host = () => {
  const [panel] = panels();
  if (!panel) throw new Error('There is no panel');
  return panel;
};
const box = () => host().getBoundingClientRect();
const waitForPanel = () => expect.poll(() => panels().length, { timeout: 3_000 }).toBe(1);
const waitForWidth = (width: number) => expect.poll(() => Math.round(box().width)).toBe(width);
const waitForLeft = (left: number) => expect.poll(() => Math.round(box().left)).toBe(left);
const waitForHeight = async (height: number) => {
  await expect.poll(() => Math.abs(box().height - height)).toBeLessThanOrEqual(2);
};

const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
  await userEvent.dragAndDrop(host(), document.documentElement, {
    sourcePosition: { x: from.x - box().left, y: from.y - box().top },
    targetPosition: to,
  });
};
const clickAt = async (x: number, y: number) => {
  await userEvent.click(host(), { position: { x: x - box().left, y: y - box().top } });
};

/** The parts of the reply box and its send button that the panel covers. */
function covered(): string[] {
  const root = document.querySelector('#root')?.shadowRoot ?? document;
  return [...root.querySelectorAll('textarea, button')].flatMap((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const parts = [0.03, 0.5, 0.97];
    const points = parts.flatMap((x) => parts.map((y) => [left + x * width, top + y * height] as const));
    const isCovered = points.some(([x, y]) => document.elementFromPoint(x, y)?.matches('sidecar-orders'));
    return isCovered ? [element.localName] : [];
  });
}

const waitForReplyBox = () => expect.poll(covered).toEqual([]);

async function resize(width: number, height: number): Promise<void> {
  await page.viewport(width, height);
  await expect.poll(() => [innerWidth, innerHeight]).toEqual([width, height]);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

describe('docked', () => {
  it('is folded, moved and resized by keyboard alone, keeps the focus, and the page hears no key', async () => {
    await show(message + reply);
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent) => heard.push(key);
    for (const type of ['keydown', 'keyup'] as const) document.addEventListener(type, hear);
    ctx?.onInvalidated(() => {
      for (const type of ['keydown', 'keyup'] as const) document.removeEventListener(type, hear);
    });
    const press = (key: string) => userEvent.keyboard(`{${key}}`);
    const isFocused = () => document.activeElement === host();

    document.querySelector('button')?.focus();
    await press('Tab');
    expect(isFocused()).toBe(true);
    heard.length = 0;
    await press('Enter');
    await waitForWidth(32);
    expect(isFocused()).toBe(true);
    await press('Enter');
    await waitForWidth(366);
    await press('Tab');
    await press('ArrowLeft');
    await waitForLeft(0);
    await press('ArrowRight');
    await waitForLeft(full.width - 366);
    await press('Tab');
    await press('ArrowLeft');
    await waitForWidth(382);
    await press('ArrowRight');
    await waitForWidth(366);
    await press('Home');
    await waitForWidth(300);
    await press('End');
    await waitForWidth(640);
    await press('Enter');
    await waitForWidth(366);
    expect(isFocused()).toBe(true);
    expect(heard).toEqual([]);
  });
});

describe('in the page’s column', () => {
  const column = '<aside><h2>Jan Nowak</h2><p>jan@example.com</p></aside>';
  const beside = `<style>aside{width:340px;overflow:auto}</style><div style="display:flex;height:100vh"><main style="flex:1">${message}${reply}</main>${column}</div>`;

  it('is as high as its content, is folded and made lower, and stays so', async () => {
    await show(beside);
    expect(host().parentElement?.localName).toBe('aside');
    await waitForHeight(520);
    const { left, right, top, bottom } = box();
    await drag({ x: left + 150, y: bottom - 10 }, { x: left + 150, y: top + 240 });
    await waitForHeight(250);
    await clickAt(right - 18, top + 240);
    await waitForHeight(38);
    (await start()).show();
    await waitForPanel();
    await waitForHeight(38);
    await clickAt(left + 150, top + 19);
    await waitForHeight(250);
    await drag({ x: left + 150, y: top + 240 }, { x: left + 150, y: top + 560 });
    await waitForHeight(570);
  });

  it('is at the edge of the window, if the page redraws its column again and again', async () => {
    document.body.innerHTML = styles + beside;
    const panel = await start();
    if (!ctx) throw new Error('Nothing is started');
    watchTicket(ctx, {
      isOurs: panel.isOurs,
      taught: () => ({}),
      onVisit: panel.beginVisit,
      onDrawing: panel.show,
      onRead: panel.show,
      onSettled: panel.settle,
    });
    let redraws = 0;
    const redraw = () => {
      const found = document.querySelector('aside:has(sidecar-orders)');
      if (!found) return;
      found.outerHTML = column;
      redraws += 1;
    };
    const watching = new MutationObserver(redraw);
    watching.observe(document, { childList: true, subtree: true });
    ctx.onInvalidated(() => watching.disconnect());
    redraw();
    await expect
      .poll(() => document.querySelector('html > sidecar-orders'), { timeout: 10_000 })
      .not.toBeNull();
    // A page that redraws itself while it loads is not hostile.
    expect(redraws).toBeGreaterThan(2);
    expect(panels()).toHaveLength(1);
  });
});

it('there is one panel, although an older script of ours has left its own on the page', async () => {
  const panel = await show(message + reply);
  const [ours] = panels();
  ours?.remove();
  document.body.append(document.createElement('sidecar-orders'));
  panel.settle();
  await expect.poll(() => panels().map((each) => each === ours)).toEqual([true]);
});

describe('never covers the reply box in layouts nobody has seen', () => {
  it.each([
    ['wider than the window lets it be', `<div style="width:100vw">${message}${reply}</div>`, 'page'],
    [
      'with the reply box across the top',
      `<div style="position:fixed;inset:0 0 auto">${reply}</div><div style="margin-top:220px">${message}</div>`,
      'page',
    ],
    [
      'with the reply box across the bottom',
      `${message}<div style="position:fixed;inset:auto 0 0">${reply}</div>`,
      'page',
    ],
    ['from right to left', `<div dir="rtl">${message}${reply}</div>`, 'page'],
    [
      'with its column at the left',
      `<div style="display:grid;grid-template-columns:320px 1fr;height:100vh"><aside><h2>Customer</h2></aside><div>${message}${reply}</div></div>`,
      'page',
    ],
    ['in an open shadow root', message + reply, 'shadow'],
  ] as const)('%s', async (_, html, into) => {
    document.body.innerHTML = `${styles}<main id="root"></main>`;
    const main = document.querySelector('#root');
    const root = into === 'shadow' ? main?.attachShadow({ mode: 'open' }) : main;
    if (root) root.innerHTML = styles + html;
    (await start()).show();
    await waitForPanel();
    await waitForReplyBox();
    expect(box().width).toBeGreaterThanOrEqual(32);
    await resize(700, 500);
    await waitForReplyBox();
    await resize(full.width, full.height);
    await waitForReplyBox();
    expect(Math.round(box().width)).toBe(usualPlace.width);
  });
});

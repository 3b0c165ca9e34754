import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { responsoUrl, token } from '../../sandbox/start.ts';
import {
  openTicket,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilDrawn,
  waitUntilStill,
} from './world.ts';

/** Of `real-editors.ts`, in the page. */
declare const drawEditor: (name: string, place: HTMLElement) => unknown;

const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
const number = '620100847712620100847712';
const link = 'https://tracking.example.com/62?a=b&c=d';
const tracking = `Your parcel with the number ${number} (InPost Paczkomaty) can be tracked here:\n${link}`;
let page: Page;
let options: Page;

beforeAll(async () => {
  const account = world.sandbox.base.account(token);
  account.addPackage({
    orderId,
    labelExtension: null,
    history: [],
    wire: {
      ...{ package_id: '72000001', courier_package_nr: number, courier_inner_number: '' },
      ...{ courier_code: 'paczkomaty', courier_other_name: '', account_id: '', tracking_status: '8' },
      ...{ tracking_status_date: '0', tracking_delivery_days: '0', package_type: '0' },
      ...{ tracking_url: link, is_return: false },
    },
  });
  // Only this parcel, so that there is one tracking link.
  const packages = account.listPackages(orderId);
  packages.splice(0, packages.length - 1);
  Object.assign(world.sandbox.responso.settings, { layout: 'hashed', language: 'en' });
  page = await world.signIn();
  options = await world.connect();
  await options.waitForText('Up to date since', 'article');
});

afterEach(() => {
  expect(world.sandbox.responso.replies).toEqual([]);
});

it('a tracking link and a template are put into the reply at the caret, can be undone, and nothing is sent', async () => {
  await options.click('nav a', 'Reply templates');
  await options.click('button', 'Add template');
  await options.type('input[name=name]', 'Thanks');
  await options.type('textarea[name=text]', 'Order {order.number} is on its way.');
  await options.click('button[type=submit]', 'Save template');
  await options.waitForText('Order {order.number}', 'article');

  await openTicket(page, world.sandbox, ticket);
  await waitUntilDrawn(page);
  await waitForPanel(page, `#${orderId}`, number);
  await waitUntilStill(page);
  await page.type('textarea', 'Hello ');
  await insert('Tracking link');
  await waitForText(`Hello ${tracking}`);
  // oxlint-disable-next-line typescript/no-deprecated -- what Ctrl+Z does, which the driver cannot press
  await page.evaluate(() => document.execCommand('undo'));
  await waitForText('Hello ');
  await insert('Thanks');
  await waitForText(`Hello Order ${String(orderId)} is on its way.`);
});

describe('on a page that no stand-in draws', () => {
  let editors = '';
  beforeAll(async () => {
    editors = await bundle('tests/fixtures/real-editors.ts');
  });

  // `insert-text.page.ts` writes into each of them in Chromium.
  const all = ['an editable element', 'Quill', 'ProseMirror', 'TinyMCE'];
  it.each(inject('kind') === 'firefox' ? all : ['TinyMCE'])('goes into %s', async (kind) => {
    await page.navigate('about:blank');
    await page.navigate(`${responsoUrl}/nowhere/770001`);
    await page.runScript(editors);
    await page.evaluate(
      async (conversation, editor) => {
        const place = document.createElement('div');
        place.id = 'reply';
        // A style attribute may be forbidden by the page's policy.
        Object.assign(place.style, { width: '500px', minHeight: '120px', border: '1px solid' });
        document.body.innerHTML = conversation;
        document.body.append(place);
        if (editor === 'an editable element') place.contentEditable = 'true';
        else await drawEditor(editor, place);
      },
      `<p>Zamówienie ${String(orderId)}</p><div style="height: 300px">Hello</div>`,
      kind,
    );
    await waitForPanel(page, `#${String(orderId)}`, number);
    await waitUntilStill(page);
    await insert('Tracking link');
    await waitForText(tracking);
  });
});

/** A script of the tests with everything that it imports, for a page. */
async function bundle(file: string): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const built = await build({
    ...{ root, configFile: false, logLevel: 'error' },
    build: { write: false, lib: { entry: join(root, file), name: 'editors', formats: ['iife'] } },
  });
  const [{ output }] = z
    .tuple([z.object({ output: z.array(z.object({ code: z.string().optional() })) })])
    .parse(built);
  return output.map(({ code = '' }) => code).join('\n');
}

/** Chooses a text in the menu of the order, and waits until the panel says that it is in the reply. */
async function insert(text: string): Promise<void> {
  const panel = await page.frame('/order-panel.html');
  await panel.click('article footer button[aria-controls$=inserts][aria-expanded=false]');
  await panel.click('.inserts button', text);
  await waitForPanel(page, 'Inserted');
}

async function waitForText(wanted: string): Promise<void> {
  let shown = '';
  await waitFor(`the reply to show "${wanted}"`, async () => {
    shown = await page.evaluate(
      () =>
        document.querySelector<HTMLIFrameElement>('iframe.tox-edit-area__iframe')?.contentDocument?.body
          .innerText ??
        document.querySelector<HTMLElement>('#reply')?.innerText ??
        document.querySelector('textarea')?.value ??
        '',
    );
    return plain(shown) === plain(wanted);
  }).catch((cause: unknown) => {
    throw new Error(`The reply never showed "${wanted}", but at last "${shown}"`, { cause });
  });
}

/** Editors draw a line as a paragraph, and a space as one that does not break. */
function plain(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/[\s\uFEFF]*\n\s*/g, '\n')
    .trim();
}

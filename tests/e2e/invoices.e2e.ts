import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { pressSend } from '../../sandbox/responso/agent-steps.ts';
import { token } from '../../sandbox/start.ts';
import { errorPages, labelBytes } from '../fixtures/labels.ts';
import { listSaved, waitForSaved } from './saved-files.ts';
import {
  itOnce,
  openTicket,
  panelText,
  pressInPanel,
  setSwitch,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilDrawn,
  waitUntilGone,
  waitUntilStill,
} from './world.ts';

const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
const number = 'FV 12/11/2026';
const invoiceId = 9_000_001;
const fileName = `invoice-${String(orderId)}-FV-12-11-2026.pdf`;
const account = () => world.sandbox.base.account(token);
const asked = (method: string) =>
  world.sandbox.base.requests(token).filter((request) => request.method === method);
let page: Page;
let options: Page;

beforeAll(async () => {
  const issued = Math.floor(Date.now() / 1000) - 3_600;
  account().addInvoice({
    invoice_id: invoiceId,
    order_id: orderId,
    series_id: 1,
    type: 'normal',
    number,
    date_add: issued,
    total_price_brutto: '1249.50',
    currency: 'PLN',
    external_invoice_number: '',
  });
  account().changeOrder(orderId, { payment_done: '55.00', currency: 'PLN' });
  page = await world.signIn();
  options = await world.connect();
  await options.waitForText('Up to date since', 'article');
  Object.assign(world.sandbox.responso.settings, { layout: 'semantic', language: 'en' });
});

beforeEach(async () => {
  give(labelBytes.pdf);
  await page.navigate('about:blank');
  await openTicket(page, world.sandbox, ticket);
  await waitUntilDrawn(page);
  await waitForPanel(page, `#${String(orderId)}`, 'Invoices and receipts');
  await waitUntilStill(page);
});

afterEach(async () => {
  for (const name of await listSaved(world, 'invoice-')) await rm(join(world.downloads, name));
});

it('an invoice is shown when it is asked for, put into the reply byte for byte, and sent only by the agent', async () => {
  const sent = world.sandbox.responso.replies.length;
  expect(asked('getInvoices')).toEqual([]);
  await openInvoices();
  expect(await panelText(page)).toContain('1,249.50');
  expect(asked('getInvoices').map(({ parameters }) => parameters)).toEqual([{ order_id: orderId }]);
  await press('Attach to reply');
  await waitForPanel(page, 'Attached');
  expect(world.sandbox.responso.replies.length).toBe(sent);
  await pressSend(page);
  await waitFor('the reply', () => world.sandbox.responso.replies.length > sent);
  const attachments = world.sandbox.responso.replies.at(-1)?.attachments ?? [];
  expect(attachments.map(({ name }) => name)).toEqual([fileName]);
  expect(Buffer.from(attachments[0]?.bytes ?? []).equals(labelBytes.pdf)).toBe(true);
  expect(await listSaved(world, 'invoice-')).toEqual([]);
});

it('an invoice is saved byte for byte', async () => {
  await openInvoices();
  await press('Download');
  await waitForPanel(page, 'Downloaded');
  expect(await listSaved(world, 'invoice-')).toEqual([fileName]);
  expect((await waitForSaved(world, 'invoice-', '.pdf')).equals(labelBytes.pdf)).toBe(true);
});

itOnce(
  'the timeline is asked for when it is opened; a history that failed is named, and is there once it is read again',
  async () => {
    expect(asked('getOrderPaymentsHistory')).toEqual([]);
    world.sandbox.base.faults.switchOn({ kind: 'html502', method: 'getOrderPaymentsHistory', times: 1 });
    await pressInPanel(page, `Timeline: #${String(orderId)}`);
    const before = await waitForPanel(page, 'Missing here: payments.', 'Order placed', 'Status changed to');
    // The card itself says once what is paid.
    const timesPaid = (said: string) => said.split('55.00 paid').length - 1;
    expect(timesPaid(before)).toBe(1);
    await waitUntilStill(page);
    await pressInPanel(page, 'Try again');
    await waitFor('the payment', async () => timesPaid(await panelText(page)) === 2);
    await waitUntilGone(page, 'Missing here');
    expect(asked('getOrderPickPackHistory').map(({ parameters }) => parameters)).toEqual([
      { order_id: orderId },
      { order_id: orderId },
    ]);
  },
);

itOnce('the buyer of several orders is summed up in one line, which opens', async () => {
  const several = world.shop.tickets.find(({ truth }) => truth.by === 'email' && truth.orderIds.length > 1);
  if (!several) throw new Error('The shop has no buyer with several orders');
  await openTicket(page, world.sandbox, several);
  await waitUntilDrawn(page);
  await waitForPanel(page, `${String(several.truth.orderIds.length)} orders`, 'since');
  await waitUntilStill(page);
  await pressInPanel(page, ' orders · ');
  await waitForPanel(page, 'First order', 'Last order');
});

itOnce('what is no invoice is said, and leaves no file anywhere', async () => {
  give(errorPages.html);
  const before = await page.evaluate(mentionsOfInvoices);
  await openInvoices();
  await press('Attach to reply');
  await waitForPanel(page, 'a file that cannot be read', 'Not attached');
  expect(await listSaved(world, 'invoice-')).toEqual([]);
  expect(await page.evaluate(mentionsOfInvoices)).toBe(before);
});

itOnce('invoices go and come with the switch of the account, at once', async () => {
  await setSwitch(options, 'showInvoices', false);
  await waitUntilGone(page, 'Invoices and receipts');
  await setSwitch(options, 'showInvoices', true);
  await waitForPanel(page, 'Invoices and receipts');
});

/** Makes Base return this file, as it writes files of invoices. */
function give(bytes: Buffer): void {
  account().invoiceFiles.set(invoiceId, `data:${bytes.toString('base64')}`);
}

async function openInvoices(): Promise<void> {
  await pressInPanel(page, `Invoices and receipts: #${String(orderId)}`);
  await waitForPanel(page, number);
  await waitUntilStill(page);
}

async function press(button: string): Promise<void> {
  await (await page.frame('/order-panel.html')).click('li.invoice button', `${button}, Invoice ${number}`);
}

/** Runs in the page: counts the name of an invoice in its text. */
function mentionsOfInvoices(): number {
  return document.body.innerText.split(/invoice-\d+-/).length - 1;
}

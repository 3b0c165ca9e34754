import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { pressSend } from '../../sandbox/responso/agent-steps.ts';
import type { Package } from '../../sandbox/shop/shop.ts';
import { responsoUrl, token } from '../../sandbox/start.ts';
import { errorPages, labelBytes } from '../fixtures/labels.ts';
import { listSaved, waitForSaved } from './saved-files.ts';
import {
  goInApp,
  itOnce,
  openTicket,
  panelText,
  pressInPanel,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilGone,
  waitUntilDrawn,
  waitUntilStill,
} from './world.ts';

const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
const other = world.shop.tickets.find(({ truth, id }) => truth.by === 'number' && id !== ticket.id);
const account = () => world.sandbox.base.account(token);
let page: Page;
let options: Page;

/** Parcel numbers as couriers write them: one is long, one has characters that are not allowed in file names. */
const parcels = {
  pdf: parcel('71000001', '620100847712620100847712', { courier_code: 'paczkomaty', tracking_status: '8' }),
  png: parcel('71000002', 'AB/12 34:56', { courier_code: 'dpd', tracking_status: '4' }),
  html: parcel('71000003', 'H0003', { courier_code: 'gls', tracking_status: '10' }),
  zpl: parcel('71000004', '0000555555555U', { courier_code: 'dpd', tracking_status: '12' }),
  returning: parcel('71000005', 'RET0001', { courier_code: 'dpd', is_return: true, package_type: '1' }),
  manual: parcel('71000006', 'HAND0001', { courier_code: 'other', courier_other_name: 'własny kurier' }),
};

beforeAll(async () => {
  for (const added of Object.values(parcels)) account().addPackage(added);
  // Only these parcels, so that the test knows what "all labels" means.
  account()
    .listPackages(orderId)
    .splice(0, account().listPackages(orderId).length - Object.keys(parcels).length);
  page = await world.signIn();
  options = await world.connect();
  await options.waitForText('Up to date since', 'article');
});

beforeEach(() => {
  account().labels.clear();
  for (const format of ['pdf', 'png', 'html', 'zpl'] as const) give(format, labelBytes[format]);
  give('returning', labelBytes.pdf, 'pdf');
});

afterEach(async () => {
  for (const name of await savedFiles()) await rm(join(world.downloads, name));
});

describe('on an order', () => {
  beforeAll(() => {
    Object.assign(world.sandbox.responso.settings, { layout: 'semantic', language: 'en' });
  });

  beforeEach(async () => {
    await openOrder();
  });

  // `read-designs.test.ts` attaches a file in every design.
  it('a label is put into the reply, byte for byte, and sent only by the agent', async () => {
    const sent = world.sandbox.responso.replies.length;
    await press('Attach to reply', parcels.pdf);
    await waitForPanel(page, 'Attached');
    expect(world.sandbox.responso.replies.length).toBe(sent);
    await pressSend(page);
    await waitFor('the reply', () => world.sandbox.responso.replies.length > sent);
    const attachments = world.sandbox.responso.replies.at(-1)?.attachments ?? [];
    expect(attachments.map(({ name }) => name)).toEqual([
      `label-${orderId}-paczkomaty-620100847712620100847712.pdf`,
    ]);
    expect(Buffer.from(attachments[0]?.bytes ?? []).equals(labelBytes.pdf)).toBe(true);
    expect(await savedFiles()).toEqual([]);
  });

  it('a label is saved, byte for byte, under a name that every file system takes', async () => {
    await press('Download', parcels.png);
    await waitForPanel(page, 'Downloaded');
    expect(await savedFiles()).toEqual([`label-${orderId}-dpd-AB-12-34-56.png`]);
    expect(await savedFile('.png')).toEqual(labelBytes.png);
  });

  itOnce('all labels are saved with one press', async () => {
    await pressInPanel(page, 'Download all labels');
    await waitForPanel(page, 'Labels downloaded: 5 of 5');
    expect((await savedFiles()).length).toBe(5);
    expect(await savedFile('.zpl')).toEqual(labelBytes.zpl);
    expect(await savedFile('.html')).toEqual(labelBytes.html);
  });

  itOnce('labels go and come with the switch of the account, at once', async () => {
    await waitForPanel(page, 'Attach to reply');
    await options.click('article input[type=checkbox]');
    await waitUntilGone(page, 'Attach to reply', 'Download all labels');
    expect(await panelText(page)).toContain('InPost Paczkomaty');
    await options.click('article input[type=checkbox]');
    await waitForPanel(page, 'Attach to reply', 'Download');
  });

  itOnce('two labels are in the reply once each', async () => {
    const sent = world.sandbox.responso.replies.length;
    const before = await page.evaluate(mentionsOfLabels);
    for (const [at, which] of [parcels.pdf, parcels.png].entries()) {
      await press('Attach to reply', which);
      await waitFor('the label', async () => (await page.evaluate(mentionsOfLabels)) > before + at);
    }
    await pressSend(page);
    await waitFor('the reply', () => world.sandbox.responso.replies.length > sent);
    const attachments = world.sandbox.responso.replies.at(-1)?.attachments ?? [];
    expect(attachments.map(({ name }) => name)).toEqual([
      nameOf(parcels.pdf),
      `label-${orderId}-dpd-AB-12-34-56.png`,
    ]);
  });

  itOnce(
    'a label is not attached if another ticket is opened while it loads, and the panel says so',
    async () => {
      if (!other) throw new Error('The shop has one ticket only that names an order');
      await openTicket(page, world.sandbox, other);
      await waitForPanel(page, `#${other.truth.orderIds[0]}`);
      const before = await page.evaluate(mentionsOfLabels);
      await openOrder();
      world.sandbox.base.faults.switchOn({ kind: 'slow', method: 'getLabel', delay: 1_500 });
      await press('Attach to reply', parcels.pdf);
      await goInApp(page, ticketAddress('semantic', other.id));
      await waitForPanel(
        page,
        'Another ticket was opened while the file was loading',
        `#${other.truth.orderIds[0]}`,
      );
      expect(await page.evaluate(mentionsOfLabels)).toBe(before);
      expect(await savedFiles()).toEqual([]);
      // The page may be about to recreate the panel.
      await waitFor('the offer to save it', async () => {
        await pressInPanel(page, `Download, label of parcel ${parcels.pdf.wire.courier_package_nr}`);
        return true;
      });
      expect(await savedFile('.pdf')).toEqual(labelBytes.pdf);
    },
  );

  it('a label of 20 MB is saved and attached', async () => {
    give('pdf', largeLabel(20 * 1024 * 1024));
    const sent = world.sandbox.responso.replies.length;
    await press('Download', parcels.pdf);
    await waitFor('the file', async () => (await panelText(page)).includes('Downloaded'), 60);
    expect((await savedFile('.pdf')).equals(largeLabel(20 * 1024 * 1024))).toBe(true);
    await press('Attach to reply', parcels.pdf);
    await waitFor('the file in the reply', async () => (await panelText(page)).includes('Attached'), 60);
    await pressSend(page);
    await waitFor('the reply', () => world.sandbox.responso.replies.length > sent, 60);
    const [attachment] = world.sandbox.responso.replies.at(-1)?.attachments ?? [];
    expect(Buffer.from(attachment?.bytes ?? []).equals(largeLabel(20 * 1024 * 1024))).toBe(true);
  });

  itOnce('what is no label is said, and leaves no file anywhere', async () => {
    account().labels.set(parcels.png.wire.package_id, answer('pdf', errorPages.html));
    const before = await page.evaluate(mentionsOfLabels);
    for (const [button, said] of [
      ['Download', 'Not downloaded'],
      ['Attach to reply', 'Not attached'],
    ] as const) {
      await press(button, parcels.png);
      await waitForPanel(page, 'a file that cannot be read', said);
      expect(await savedFiles()).toEqual([]);
      expect(await page.evaluate(mentionsOfLabels)).toBe(before);
    }
  });

  it('says when the browser could not save', async () => {
    await rm(world.downloads, { recursive: true });
    await writeFile(world.downloads, '');
    try {
      await press('Download', parcels.pdf);
      await waitForPanel(page, 'The browser did not save the file', 'Not downloaded');
    } finally {
      await rm(world.downloads);
      await mkdir(world.downloads);
    }
  });
});

itOnce('a label is saved where the page refuses the file, which is said', async () => {
  await draw(
    `<p>Avatar <input type="file" id="avatar"></p><div style="height: 900px">Hello</div>
     <div><textarea rows="6" cols="60"></textarea><input type="file" hidden id="refusing"><p role="alert"></p></div>`,
  );
  await page.evaluate(() => {
    const refusing = document.querySelector<HTMLInputElement>('#refusing');
    refusing?.addEventListener('change', () => {
      const alert = document.querySelector('[role=alert]');
      if (alert) alert.textContent = `${refusing.files?.[0]?.name ?? ''} is not allowed`;
      refusing.value = '';
    });
  });
  await press('Attach to reply', parcels.pdf);
  await waitForPanel(page, 'Downloaded instead', 'This page did not accept the file');
  expect(await savedFile('.pdf')).toEqual(labelBytes.pdf);
  expect(Object.values(await held()).flat()).toEqual([]);
});

function parcel(id: string, number: string, wire: Partial<Package['wire']>): Package {
  return {
    orderId,
    labelExtension: null,
    history: [],
    wire: {
      package_id: id,
      courier_package_nr: number,
      courier_inner_number: '',
      courier_code: 'dpd',
      courier_other_name: '',
      account_id: '',
      tracking_status_date: '0',
      tracking_delivery_days: '0',
      tracking_status: '0',
      package_type: '0',
      tracking_url: `https://tracking.example.com/${id}`,
      is_return: false,
      ...wire,
    },
  };
}

/** Makes Base return this label for a parcel. */
function give(
  which: Exclude<keyof typeof parcels, 'manual'>,
  bytes: Buffer,
  extension: string = which,
): void {
  account().labels.set(parcels[which].wire.package_id, answer(extension, bytes));
}

function answer(extension: string, bytes: Buffer) {
  return { extension, label: bytes.toString('base64') };
}

function largeLabel(length: number): Buffer {
  return Buffer.concat([labelBytes.pdf, Buffer.alloc(length - labelBytes.pdf.length, 'etykieta ')]);
}

function nameOf({ wire }: Package): string {
  return `label-${orderId}-${wire.courier_code}-${wire.courier_package_nr}.pdf`;
}

/** Opens the ticket again, without the unsent reply. */
async function openOrder(): Promise<void> {
  await page.navigate('about:blank');
  await openTicket(page, world.sandbox, ticket);
  await waitUntilDrawn(page);
  await waitForPanel(page, `#${orderId}`, parcels.manual.wire.courier_package_nr, 'Ready for pickup');
  await waitUntilStill(page);
}

/** A page on the helpdesk's host without its scripts. */
async function draw(body: string): Promise<void> {
  await page.navigate('about:blank');
  await page.navigate(`${responsoUrl}/nowhere/770001`);
  await page.evaluate((html) => (document.body.innerHTML = html), `<p>Zamówienie ${orderId}</p>${body}`);
  await waitForPanel(page, `#${orderId}`, 'Ready for pickup');
}

async function press(button: string, { wire }: Package): Promise<void> {
  const text = `${button}, label of parcel ${wire.courier_package_nr}`.replace(
    'Downloading,',
    'Downloading…,',
  );
  await (await page.frame('/order-panel.html')).click('li.parcel button', text);
}

/** Runs in the page: counts the name of a label in its text. */
function mentionsOfLabels(): number {
  return document.body.innerText.split(/label-\d+-/).length - 1;
}

/** The names of the files in each file field of the page. */
async function held(): Promise<Record<string, string[]>> {
  return await page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLInputElement>('input[type=file][id]')].map(({ id, files }) => [
        id,
        [...(files ?? [])].map(({ name }) => name),
      ]),
    ),
  );
}

/** The names of the labels that the browser has saved or is saving. */
function savedFiles(): Promise<string[]> {
  return listSaved(world, 'label-');
}

function savedFile(end: string): Promise<Buffer> {
  return waitForSaved(world, 'label-', end);
}

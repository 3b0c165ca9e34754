import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { token } from '../../sandbox/start.ts';
import { useWorld } from './world.ts';

/** The account's card or a field's words hold what a test waits for. */
const upToDate = 'Up to date since';

/** Types a setting and ends it as people do who stay in the field: the next one is not scrolled to. */
async function set(options: Page, field: string, value: string): Promise<void> {
  await options.type(`#${field}`, value);
  await options.press('Enter');
}

const valueOf = (options: Page, field: string) =>
  options.evaluate((id) => document.querySelector<HTMLInputElement>(`#${id}`)?.value, field);

describe('the settings of the sync', () => {
  const world = useWorld({ orders: 2_000 });
  const sent = () => world.sandbox.base.requests(token).length;
  let options: Page;

  beforeAll(async () => {
    options = await world.session.openExtensionPage('options.html');
    await options.waitForText('Requests to Base in a minute');
  });

  it.each([
    ['interval', '100', 'A whole number from 1 to 30'],
    ['perMinute', '9', 'A whole number from 10 to 95'],
    ['retention', '', 'A whole number from 3 to 120'],
  ])('say in place what %s may be, and do not keep what it may not', async (field, value, text) => {
    const before = await valueOf(options, field);
    await set(options, field, value);
    await options.waitForText(text, `#${field}-said`);
    await options.reload();
    await options.waitForText('Requests to Base in a minute');
    expect(await valueOf(options, field)).toBe(before);
  });

  it('are saved as soon as they are entered, which is said; one that was refused is not taken for it', async () => {
    await set(options, 'interval', '100');
    await set(options, 'perMinute', '10');
    await options.waitForText('Saved', '#perMinute-said');
    await options.waitForText('A whole number from 1 to 30', '#interval-said');
    await options.reload();
    await options.waitForText('Requests to Base in a minute');
    expect(await valueOf(options, 'perMinute')).toBe('10');
  });

  it('hold from the first request on; how far the orders go back is said meanwhile', async () => {
    await world.connect();
    // Three quarters of ten, with the two that the connection took.
    await options.waitForText('7 requests in the last minute', 'article');
    await options.waitForText(', back to ', 'article');
    expect(sent()).toBe(7);
    const share = await options.evaluate(() => document.querySelector('progress')?.position ?? -1);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  });

  it('are followed at once when they change', async () => {
    await set(options, 'perMinute', '95');
    await options.waitForText('Saved', '#perMinute-said');
    await options.waitForText(upToDate, 'article', 20);
    expect(sent()).toBeGreaterThan(20);
  });
});

describe('while the journal in Base is off', () => {
  const world = useWorld({ orders: 60 });
  const noteTitle = "Base's journal is off";
  let options: Page;
  let count = world.shop.orders.length;

  /** An order that nothing but a look by date can find; waits until it is found. */
  async function sellUnnoticed(): Promise<void> {
    const model = world.shop.orders.find(({ date_confirmed }) => Number(date_confirmed) > 0);
    const now = Math.floor(Date.now() / 1000);
    const order_id = Math.max(...world.shop.orders.map((order) => Number(order.order_id))) + (count += 1);
    const order = { ...model, order_id, order_status_id: 1, date_add: now, date_confirmed: now };
    world.sandbox.base.account(token).addOrder({ ...order, date_in_status: now, confirmed: true });
    await options.click('button', 'Sync now');
    await options.waitForText(`${String(count)} orders`, 'article');
    await options.waitForText(upToDate, 'article');
  }

  beforeAll(async () => {
    world.sandbox.base.account(token).switchJournal(false);
    options = await world.connect();
    await options.waitForText(upToDate, 'article');
  });

  it('the user is told how to switch it on, once it is sure', async () => {
    await sellUnnoticed();
    expect(await options.text('article')).not.toContain(noteTitle);
    await sellUnnoticed();
    await options.waitForText(noteTitle, 'article');
    await options.waitForText('account name → My account → API', 'article');
  });

  it('and not again', async () => {
    await options.click('article button', 'Got it');
    await waitFor('the note to go', async () => !(await options.text('article')).includes(noteTitle));
    await options.reload();
    await options.waitForText(upToDate, 'article');
    await sellUnnoticed();
    expect(await options.text('article')).not.toContain(noteTitle);
  });
});

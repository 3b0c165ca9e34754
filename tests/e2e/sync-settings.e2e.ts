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
  let settings: Page;
  let accounts: Page;

  beforeAll(async () => {
    settings = await world.session.openExtensionPage('options.html#sync');
    await settings.waitForText('Requests to Base per minute');
  });

  it.each([
    ['interval', '100', 'Enter a whole number from 1 to 30'],
    ['perMinute', '9', 'Enter a whole number from 10 to 95'],
    ['retention', '', 'Enter a whole number from 3 to 120'],
  ])('say in place what %s may be, and do not keep what it may not', async (field, value, text) => {
    const before = await valueOf(settings, field);
    await set(settings, field, value);
    await settings.waitForText(text, `#${field}-said`);
    await settings.reload();
    await settings.waitForText('Requests to Base per minute');
    expect(await valueOf(settings, field)).toBe(before);
  });

  it('are saved as soon as they are entered, which is said; one that was refused is not taken for it', async () => {
    await set(settings, 'interval', '100');
    await set(settings, 'perMinute', '20');
    await settings.waitForText('Saved', '#perMinute-said');
    await settings.waitForText('Enter a whole number from 1 to 30', '#interval-said');
    await settings.reload();
    await settings.waitForText('Requests to Base per minute');
    expect(await valueOf(settings, 'perMinute')).toBe('20');
  });

  it('are asked about first, when orders would go by them; the keyboard goes on where it was', async () => {
    await set(settings, 'retention', '6');
    await settings.waitForText('(months: 12 → 6)');
    await settings.click('button', 'Cancel');
    expect(await valueOf(settings, 'retention')).toBe('12');
    await settings.waitUntil(() => document.activeElement?.id === 'retention');
    await set(settings, 'retention', '6');
    await settings.click('button', 'Keep for less time');
    await settings.waitForText('Saved', '#retention-said');
    await settings.reload();
    await settings.waitForText('Requests to Base per minute');
    expect(await valueOf(settings, 'retention')).toBe('6');
  });

  it('hold from the first request on; how far the orders go back is said meanwhile', async () => {
    accounts = await world.connect();
    // Three quarters of twenty, with the two that the connection took.
    await accounts.waitForText('15 requests in the last minute', 'article');
    await accounts.waitForText(', back to ', 'article');
    expect(sent()).toBe(15);
    const share = await accounts.evaluate(() => document.querySelector('progress')?.position ?? -1);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  });

  it('leave a quarter to what an agent asks; when that is spent too, it is said', async () => {
    const popup = await world.session.openExtensionPage('popup.html');
    const ask = async (query: string) => {
      await popup.type('input[type=search]', query);
      await popup.click('button', 'Search Base');
      return popup.waitUntil(
        () => /Base does not know|The request limit/.exec(document.body.innerText)?.[0] ?? '',
      );
    };
    const answers = [await ask('49990000')];
    while (answers.length < 10 && answers.at(-1) === answers[0])
      answers.push(await ask(`4999000${String(answers.length)}`));
    expect([answers[0], answers.at(-1)]).toEqual(['Base does not know', 'The request limit']);
    await popup.close();
  });

  it('are followed at once when they change', async () => {
    await set(settings, 'perMinute', '95');
    await settings.waitForText('Saved', '#perMinute-said');
    await accounts.waitForText(upToDate, 'article', 20);
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
    const popup = await world.session.openExtensionPage('popup.html');
    await popup.waitForText(noteTitle, 'article');
    await popup.close();
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

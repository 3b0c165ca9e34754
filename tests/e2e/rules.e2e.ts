import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { returnStatusIds } from '../../sandbox/shop/catalogue.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import { choose, useRules } from './rules-world.ts';
import { describeOnce, itOnce, loadFile, panelText, pressInPanel, waitForPanel } from './world.ts';

const rules = useRules();
const { world, statusId: id } = rules;
let options: Page;
let page: Page;

const suggestion = 'Rule “Returns from Responso”';
const order = 'select[aria-label="set the order status to"]';

beforeAll(async () => {
  page = await world.signIn();
  options = await world.connect();
  await options.waitForText('Up to date since', 'article');
  await options.close();
  options = await rules.openRules();
});

const flip = () => options.click('article input[role=switch]');

describe('the ready-made rule', () => {
  it('is there, off, and is switched on once a status is chosen', async () => {
    expect(await options.text('article')).toMatch(
      /Returns from Responso\s+Off[^]*When a ticket is or becomes a return, if the ticket source contains “Responso”/,
    );
    await flip();
    await options.waitForText('Save rule');
    await options.click('button', 'Save rule');
    await options.waitForText('Choose a status for the order or the return.', '.problem:not(:empty)');
    await choose(options, order, 'Zwrot');
    await options.click('button', 'Save rule');
    await options.waitForText('Zwrot', 'article .then');
    expect(await options.text('article')).toContain('Off');
    await flip();
    await options.waitForText('Asks in the panel', 'article');
  });
});

describe('a rule that asks', () => {
  it('changes nothing until the agent applies it, then once', async () => {
    const { ticket, orderId } = rules.nextReturn();
    await rules.open(page, ticket);
    await waitForPanel(page, suggestion);
    expect(rules.sentOf(orderId)).toEqual([]);
    await pressInPanel(page, 'Apply');
    await waitForPanel(page, 'by the rule “Returns from Responso”');
    expect(rules.sentOf(orderId)).toEqual([id('Zwrot')]);
    await page.reload();
    await waitForPanel(page, `#${String(orderId)}`, 'Zwrot');
    expect(await panelText(page)).not.toContain('Apply');
    expect(rules.sentOf(orderId)).toEqual([id('Zwrot')]);
    const table = await saveLog(orderId);
    expect(table.replace('\uFEFF', '').split('\r\n').slice(0, 2)).toEqual([
      '"Time","Account","Item","Number","Changed by","From status","To status","Result","Ticket or return"',
      expect.stringMatching(
        new RegExp(
          `^"20\\d\\d-.*","Order","${String(orderId)}","Rule “Returns from Responso”",.*"Zwrot","done",""$`,
        ),
      ),
    ]);
  });

  itOnce('does not ask again once it was skipped', async () => {
    const { ticket, orderId } = rules.nextReturn();
    await rules.open(page, ticket);
    await waitForPanel(page, suggestion);
    await pressInPanel(page, 'Skip');
    await rules.saysNoMore(page, suggestion);
    await page.reload();
    await waitForPanel(page, `#${String(orderId)}`);
    expect(await panelText(page)).not.toContain(suggestion);
    expect(rules.sentOf(orderId)).toEqual([]);
  });
});

describe('a rule that acts by itself', () => {
  it('changes the order once in two tabs, says so in the panel, and is undone there for good', async () => {
    await options.click('button', 'Edit');
    await options.click('input[name=isAutomatic]');
    await options.click('button', 'Save rule');
    await options.waitForText('Runs automatically', 'article');
    const { ticket, orderId } = rules.nextReturn();
    const before = rules.statusNow(orderId);
    await rules.open(page, ticket);
    const other = await world.session.openPage(await page.evaluate(() => location.href));
    for (const tab of [page, other]) await waitForPanel(tab, 'by the rule “Returns from Responso”');
    expect(rules.sentOf(orderId)).toEqual([id('Zwrot')]);
    await other.close();
    await pressInPanel(page, 'Undo');
    await waitFor('the way back', () => rules.statusNow(orderId) === before);
    await page.reload();
    // Rules run before the panel gets its orders, and changes are sent in the order in which they were started. So when
    // the change of the next ticket is done, a second change of this order would have been sent too.
    await waitForPanel(page, `#${String(orderId)}`);
    const next = rules.nextReturn();
    await rules.open(page, next.ticket);
    await waitForPanel(page, 'by the rule “Returns from Responso”');
    expect(rules.sentOf(next.orderId)).toEqual([id('Zwrot')]);
    expect(rules.sentOf(orderId)).toEqual([id('Zwrot'), before]);
  });
});

itOnce(
  'a rule that changes too much pauses itself, as panel, options and log say, and continues when the agent allows it',
  async () => {
    await options.click('button', 'Edit');
    await options.type('input[name=perHour]', '1');
    await options.click('button', 'Save rule');
    await options.waitForText('Runs automatically', 'article');
    const [first, second] = [rules.nextReturn(), rules.nextReturn()];
    await rules.open(page, first.ticket);
    await waitForPanel(page, 'by the rule “Returns from Responso”');
    await rules.open(page, second.ticket);
    await waitForPanel(page, 'is paused');
    await options.waitForText('is paused', 'article');
    expect(rules.sentOf(second.orderId)).toEqual([]);
    await options.evaluate(() => (location.hash = '#activity'));
    await options.waitForText('Nothing was changed. The rule was paused.', 'main li');
    await options.evaluate(() => (location.hash = '#automations'));
    await options.click('button', 'Resume');
    await options.waitForText('Runs automatically', 'article');
    await page.reload();
    await waitFor('the change', () => rules.sentOf(second.orderId).length === 1);
    await options.click('button', 'Edit');
    await options.type('input[name=perHour]', '50');
    await options.click('button', 'Save rule');
    await options.waitForText('Runs automatically', 'article');
  },
);

itOnce(
  'what a page does not tell makes a rule do nothing, and the log says why, until the user has picked the place',
  async () => {
    const { ticket, orderId } = rules.nextReturn();
    ticket.source = { channel: '', account: '' };
    await rules.open(page, ticket);
    await options.evaluate(() => (location.hash = '#activity'));
    await options.waitForText(`Order ${String(orderId)}`);
    await choose(options, 'select[name=show]', 'skipped by rules');
    await options.waitForText('Unclear: the ticket source.', 'main li');
    expect(rules.sentOf(orderId)).toEqual([]);

    // A custom selector takes precedence over Sidecar's own reading, and applies to the open page at once.
    await page.evaluate(() => {
      const source = document.createElement('p');
      source.className = 'where-from';
      source.textContent = 'Responso bok';
      document.body.append(source);
    });
    await options.evaluate(() => (location.hash = '#diagnostics'));
    await options.waitUntil(() => document.querySelector('input[type=file]'));
    await loadFile(
      options,
      JSON.stringify({ sidecarTaught: 1, sites: { [responsoUrl]: { source: ['p.where-from'] } } }),
    );
    await waitForPanel(page, 'by the rule “Returns from Responso”');
    expect(rules.sentOf(orderId)).toEqual([id('Zwrot')]);
    await options.evaluate(() => (location.hash = '#automations'));
  },
);

describeOnce('a return that appears in Base', () => {
  it('is acted on with no ticket open, also when the order is in no tab, and sets off nothing itself', async () => {
    await options.click('button', 'Add rule');
    await options.type('input[name=name]', 'Returns in Base');
    await choose(options, 'select[name=when]', 'a return appears in Base');
    await choose(options, order, 'Zwrot');
    await choose(options, 'select[aria-label="set the return status to"]', 'Przyjęty na magazyn');
    await options.click('button', 'Save rule');
    await options.waitForText('Returns in Base', 'li:nth-child(2) article');
    await options.evaluate(() => {
      document.querySelector<HTMLElement>('li:nth-child(2) input[role=switch]')?.click();
    });
    await options.waitForText('Asks in the panel', 'li:nth-child(2) article');
    await options.click('li:nth-child(2) button', 'Edit');
    await options.click('input[name=isAutomatic]');
    await options.click('button', 'Save rule');
    await options.waitForText('Runs automatically', 'li:nth-child(2) article');
    await page.close();
    await options.evaluate(() => (location.hash = '#accounts'));
    const first = rules.addReturn();
    await changeBySync(first);
    // The sync that reads the second return also reads the changed first one, so the rules have run on it too.
    const second = rules.addReturn();
    await changeBySync(second);
    for (const { orderId, returnId } of [first, second])
      expect([rules.sentOf(orderId), rules.returnsSent(returnId)]).toEqual([
        [id('Zwrot')],
        [returnStatusIds.accepted],
      ]);
  });
});

/** Waits for a line about the order in the log, saves the log as a file, and returns its content. */
async function saveLog(orderId: number): Promise<string> {
  const log = await world.session.openExtensionPage('options.html#activity');
  await log.waitForText(`Order ${String(orderId)}`, 'main li');
  await log.click('button', 'Save as CSV');
  const file = await waitFor('the file', async () =>
    (await readdir(world.downloads)).find((name) => /^sidecar-activity-.*\.csv$/.test(name)),
  );
  // The browser creates an empty file first.
  const table = await waitFor('what is in it', async () => {
    return (await readFile(join(world.downloads, file), 'utf8')) || undefined;
  });
  await log.close();
  return table;
}

/** Syncs a new return, and waits until the return and its order are changed. */
async function changeBySync({ orderId, returnId }: ReturnType<typeof rules.addReturn>): Promise<void> {
  await options.click('button', 'Sync now');
  await waitFor('the change of the order', () => rules.sentOf(orderId).length === 1);
  await waitFor('the change of the return', () => rules.returnsSent(returnId).length === 1);
}

import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { choose, useRules } from './rules-world.ts';
import { panelText, pressInPanel, waitForPanel } from './world.ts';

const rules = useRules();
const { world, statusId: id } = rules;
let options: Page;
let page: Page;

const suggestion = 'Rule “Returns from Responso”';
const order = 'select[aria-label="set the order\'s status to"]';

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
      /Returns from Responso\s+Off[^]*When a ticket is a return, or becomes one, if the ticket's source contains “Responso”/,
    );
    await flip();
    await options.waitForText('Save the rule');
    await options.click('button', 'Save the rule');
    await options.waitForText('Choose a status for the order or for the return.', '.problem:not(:empty)');
    await choose(options, order, 'Zwrot');
    await options.click('button', 'Save the rule');
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
  });

  it('does not ask again once it was skipped', async () => {
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
    await options.click('button', 'Save the rule');
    await options.waitForText('Acts by itself', 'article');
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
    await waitForPanel(page, `#${String(orderId)}`);
    expect(rules.sentOf(orderId)).toEqual([id('Zwrot'), before]);
  });
});

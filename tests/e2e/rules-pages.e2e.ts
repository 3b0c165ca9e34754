import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { LANGUAGES, LAYOUTS } from '../../sandbox/responso/preferences.ts';
import { choose, useRules } from './rules-world.ts';
import { panelText, pressInPanel, waitForPanel } from './world.ts';

const rules = useRules();
const { world } = rules;
const suggestion = 'Rule “Returns from Responso”';
let options: Page;
let page: Page;

beforeAll(async () => {
  page = await world.signIn();
  options = await world.connect();
  await options.waitForText('Up to date since', 'article');
  await options.close();
  options = await rules.openRules();
  await options.click('button', 'Edit');
  await choose(options, 'select[aria-label="set the order status to"]', 'Zwrot');
  await options.click('button', 'Save rule');
  await options.waitForText('Zwrot', 'article .then');
  await options.click('article input[role=switch]');
  await options.waitForText('Asks in the panel', 'article');
});

const looks = LAYOUTS.flatMap((layout) => LANGUAGES.map((language) => ({ layout, language })));

describe.each(looks)('in the layout $layout and in $language', ({ layout, language }) => {
  it('a return is told from a message, whatever the buyer writes', async () => {
    Object.assign(world.sandbox.responso.settings, { layout, language });
    const { ticket } = rules.nextReturn();
    await rules.open(page, ticket);
    await waitForPanel(page, suggestion);
    const { ticket: message, orderId } = rules.nextReturn();
    message.type = 'ticket';
    message.subject = 'Zwrot';
    for (const each of message.messages) each.text = `Zwrot\n\nTyp: Zwrot\n\n${each.text}`;
    await rules.open(page, message);
    await waitForPanel(page, `#${String(orderId)}`);
    expect(await panelText(page)).not.toContain(suggestion);
  });
});

it('what was done is saved as a table that a spreadsheet opens', async () => {
  const { ticket, orderId } = rules.nextReturn();
  await rules.open(page, ticket);
  await waitForPanel(page, suggestion);
  await pressInPanel(page, 'Apply');
  await waitForPanel(page, 'by the rule “Returns from Responso”');
  await options.navigate(`${world.session.extensionUrl}options.html#activity`);
  await options.waitForText(`Order ${String(orderId)}`, 'main li');
  await options.click('button', 'Save as CSV');
  const file = await waitFor('the file', async () =>
    (await readdir(world.downloads)).find((name) => /^sidecar-activity-.*\.csv$/.test(name)),
  );
  // A browser makes the file before it writes it.
  const table = await waitFor('what is in it', async () => {
    return (await readFile(join(world.downloads, file), 'utf8')) || undefined;
  });
  expect(table.replace('\uFEFF', '').split('\r\n').slice(0, 2)).toEqual([
    '"Time","Account","Item","Number","Changed by","From status","To status","Result","Ticket or return"',
    expect.stringMatching(
      new RegExp(
        `^"20\\d\\d-.*","Order","${String(orderId)}","Rule “Returns from Responso”",.*"Zwrot","done",""$`,
      ),
    ),
  ]);
});

it('a rule is made, moved, copied and deleted by keyboard alone', async () => {
  // Keys go to the tab in front.
  await options.navigate(`${world.session.extensionUrl}options.html#automations`);
  await options.waitForText('Asks in the panel');
  const press = async (selector: string) => {
    await options.waitUntil((wanted) => document.querySelector(wanted), selector);
    await options.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);
    await options.press('Enter');
  };
  const names = () =>
    options.evaluate(() => [...document.querySelectorAll('article h3')].map((name) => name.textContent));
  const isFocused = (selector: string) =>
    options.waitUntil((wanted) => document.activeElement?.matches(wanted), selector);
  await press('button.add');
  await isFocused('input[name=name]');
  // The keyboard is led to what is wrong, whatever kind of condition it is.
  await choose(options, 'select[name=addCondition]', 'the order status is one of');
  await press('button[type=submit]');
  await isFocused('.statuses input[aria-invalid=true]');
  await press('.row:has(.statuses) .remove');
  await choose(options, 'li:nth-child(2) select[aria-label="set the order status to"]', 'Doręczone');
  await press('input[name=name]');
  await options.waitForText('Edit', 'li:nth-child(2) .actions');
  await isFocused('li:nth-child(2) .actions .button');
  expect(await names()).toEqual(['Returns from Responso', 'New rule']);
  await press('button[aria-label="Move up: New rule"]');
  await options.waitForText('New rule', 'li:first-child h3');
  await isFocused('button[aria-label="Move up: New rule"]');
  await press('button[aria-label="Duplicate: New rule"]');
  await options.waitForText('New rule (copy)', 'li:last-child h3');
  await press('button[aria-label="Delete: New rule (copy)"]');
  await isFocused('.ask .button:last-child');
  await press('.ask .danger');
  await isFocused('button.add');
  expect(await names()).toEqual(['New rule', 'Returns from Responso']);
});

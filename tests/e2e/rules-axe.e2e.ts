import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { choose, useRules } from './rules-world.ts';
import { violations } from './violations.ts';
import { pressInPanel, waitForPanel } from './world.ts';

describe.each(['light', 'dark'] as const)('in %s colours, axe finds nothing wrong', (colorScheme) => {
  const rules = useRules({ colorScheme });
  const { world } = rules;
  let options: Page;
  let page: Page;
  const check = async (view: Parameters<typeof violations>[0]) => expect(await violations(view)).toEqual([]);

  beforeAll(async () => {
    world.sandbox.responso.settings.theme = colorScheme;
    page = await world.signIn();
    options = await world.connect();
    await options.waitForText('Up to date since', 'article');
    await options.close();
    options = await rules.openRules();
  });

  it('in the list of rules, in the form with everything in it, and where something is missing', async () => {
    await check(options);
    await options.click('button', 'Edit');
    for (const condition of [
      "the ticket's type is",
      'the conversation contains',
      "the order's source is",
      "the order's status is one of",
      "the order's age in days is at most",
    ]) {
      await choose(options, 'select[name=addCondition]', condition);
    }
    await options.click('input[name=isAutomatic]');
    await options.click('button', 'Save the rule');
    await options.waitForText('Choose at least one status.');
    await check(options);
    await options.click('button', 'Cancel');
  });

  it('in a dry run, in what the panel asks, and in the log', async () => {
    const { ticket } = rules.nextReturn();
    await rules.open(page, ticket);
    await options.click('button', 'Edit');
    await choose(options, 'select[aria-label="set the order\'s status to"]', 'Zwrot');
    await options.click('button', 'Try it on the last 30 days');
    await options.waitForText('would ask', 'article section');
    await check(options);
    await options.click('button', 'Save the rule');
    await options.waitForText('Zwrot', 'article .then');
    await options.click('article input[role=switch]');
    await options.waitForText('Asks in the panel');
    await page.reload();
    await waitForPanel(page, 'Rule “Returns from Responso”');
    const panel = await page.frame('/order-panel.html');
    await check(panel);
    await pressInPanel(page, 'Apply');
    await waitForPanel(page, 'by the rule “Returns from Responso”');
    await check(panel);
    await options.evaluate(() => (location.hash = '#activity'));
    await options.waitForText('Rule “Returns from Responso”', 'main li');
    await check(options);
  });

  it('and a rule is made, moved, copied and deleted by keyboard alone', async () => {
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
    await choose(options, 'li:nth-child(2) select[aria-label="set the order\'s status to"]', 'Doręczone');
    await press('input[name=name]');
    await options.waitForText('Edit', 'li:nth-child(2) .actions');
    await isFocused('li:nth-child(2) .actions .button');
    expect(await names()).toEqual(['Returns from Responso', 'New rule']);
    await press('button[aria-label="Move up: New rule"]');
    await options.waitForText('New rule', 'li:first-child h3');
    await isFocused('button[aria-label="Move up: New rule"]');
    await press('button[aria-label="Copy: New rule"]');
    await options.waitForText('New rule (copy)', 'li:last-child h3');
    await press('button[aria-label="Delete: New rule (copy)"]');
    await isFocused('.ask .button:last-child');
    await press('.ask .danger');
    await isFocused('button.add');
    expect(await names()).toEqual(['New rule', 'Returns from Responso']);
  });
});

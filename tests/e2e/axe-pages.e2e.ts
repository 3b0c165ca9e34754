import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { token } from '../../sandbox/start.ts';
import { violations } from './violations.ts';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

describe.each([
  ['light', 'en'],
  ['dark', 'pl'],
  ['dark', 'pt-BR'],
] as const)('in %s colours and in %s, axe finds nothing wrong', (colorScheme, language) => {
  const world = useWorld({ colorScheme, language });
  let options: Page;
  let popup: Page;

  beforeAll(async () => {
    options = await world.session.openExtensionPage('options.html');
    popup = await world.session.openExtensionPage('popup.html');
  });

  it('in each step of the welcome', async () => {
    const welcome = await world.session.findPage('welcome.html');
    await welcome.waitUntil(() => document.querySelector('a.primary'));
    expect(await violations(welcome)).toEqual([]);
    await welcome.click('a.primary');
    await welcome.type('input[name=token]', 'not-a-token');
    await welcome.click('button[type=submit]');
    await welcome.waitUntil(() => document.querySelector('.note'));
    expect(await violations(welcome)).toEqual([]);
    await popup.waitUntil(() => document.querySelector('.note'));
    expect(await violations(popup)).toEqual([]);
    await welcome.type('input[name=token]', token);
    await welcome.click('button[type=submit]');
    await welcome.waitUntil(() => document.querySelector('article'));
    expect(await violations(welcome)).toEqual([]);
  });

  it('in the popup, also when the token was deleted', async () => {
    await popup.waitUntil(() => document.querySelector('article p'));
    expect(await violations(popup)).toEqual([]);
    // A sync that ends badly while the pointer is on its way would put another button under it.
    await popup.waitUntil(() => document.querySelector('footer button:not(:disabled)'));
    world.sandbox.base.switchToken(token, false);
    await popup.click('footer button');
    await popup.waitUntil(() => document.querySelector('article .note'));
    expect(await violations(popup)).toEqual([]);
  });

  it('in each section of the options, also where a token is replaced and before everything is erased', async () => {
    await options.click('article .note button');
    expect(await violations(options)).toEqual([]);
    const sections = await options.evaluate(() =>
      [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')?.slice(1) ?? ''),
    );
    expect(sections).toHaveLength(9);
    for (const section of sections) {
      await options.click(`a[href="#${section}"]`);
      await options.waitUntil((id) => document.querySelector(`a[href="#${id}"][aria-current]`), section);
      if (section === 'privacy') await options.click('.button.danger');
      expect(await violations(options)).toEqual([]);
    }
  });

  it('in the diagnostics of a ticket, and where one shows Sidecar something on it', async () => {
    const page = await world.signIn();
    const ticket = ticketFoundBy(world.shop, 'number');
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, `#${String(ticket.truth.orderIds[0])}`);
    await options.click('a[href="#diagnostics"]');
    await options.waitForText(String(ticket.truth.orderIds[0]), 'li[data-field=order]');
    expect(await violations(options)).toEqual([]);
    await options.click('li[data-field=email] button');
    const picker = await page.frame('/picker.html');
    await picker.press('ArrowDown');
    await picker.waitUntil(() => document.querySelector('code'));
    expect(await violations(picker)).toEqual([]);
    await picker.press('Enter');
    expect(await violations(picker)).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

describe('a browser in English', () => {
  const world = useWorld();
  const ticket = ticketFoundBy(world.shop, 'nothing');
  let page: Page;
  let options: Page;

  const choose = async (language: string) => {
    await options.evaluate((value) => {
      const select = document.querySelector<HTMLSelectElement>('#language');
      select?.focus();
      if (select) select.value = value;
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    }, language);
  };

  beforeAll(async () => {
    page = await world.signIn();
    options = await world.connect();
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, 'No order found');
  });

  it.each([
    ['pl', 'pl', 'Ustawienia Sidecar', 'Nie znaleziono zamówienia', '300 zamówień'],
    ['pt_BR', 'pt-BR', 'Configurações do Sidecar', 'Nenhum pedido encontrado', '300 pedidos'],
  ])(
    'follows a choice of %s at once, in every open page and panel',
    async (choice, tag, title, none, count) => {
      await choose(choice);
      await options.waitForText(title, 'h1');
      await options.waitForText(count, 'article');
      await waitForPanel(page, none);
      expect(await options.evaluate(() => document.documentElement.lang)).toBe(tag);
      // All is drawn anew; the keyboard goes on where it was.
      await options.waitUntil(() => document.activeElement?.id === 'language');
    },
  );

  it('keeps the choice for pages that are opened later, also when the background has slept', async () => {
    await world.session.stopBackground();
    await choose('pl');
    await options.waitForText('Ustawienia Sidecar', 'h1');
    const popup = await world.session.openExtensionPage('popup.html');
    await popup.waitForText('Synchronizuj teraz');
    await popup.close();
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, 'Nie znaleziono zamówienia');
  });

  it("goes back to the browser's own", async () => {
    await choose('auto');
    await options.waitForText('Sidecar settings', 'h1');
    await waitForPanel(page, 'No order found');
  });
});

describe('a browser in Polish', () => {
  const world = useWorld({ language: 'pl' });

  it('is spoken to in Polish', async () => {
    const welcome = await world.session.findPage('welcome.html');
    await welcome.waitForText('Witamy w Sidecar');
    expect(await welcome.evaluate(() => document.documentElement.lang)).toBe('pl');
  });
});

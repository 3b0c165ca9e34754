import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { token } from '../../sandbox/start.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { copyWithPseudoLocale } from './pseudo-locale.ts';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

describe('with texts that are accented and 40% longer, nothing else is shown and nothing is cut off', () => {
  let copy = '';
  const world = useWorld({
    prepare: async (built) => (copy = await copyWithPseudoLocale(built)),
  });
  const ticket = ticketFoundBy(world.shop, 'number');
  let options: Page;

  afterAll(async () => {
    await rm(copy, { recursive: true, force: true });
  });

  /** What is the same in every language: the shop's own words, names, and what the browser writes. */
  const isData = (word: string) => data.includes(word.toLowerCase());
  const data = JSON.stringify([
    world.shop.orders,
    world.shop.statuses,
    world.shop.sources,
    // Addresses that stand in what was written, as the shop's own.
    JSON.stringify(world.shop.tickets).match(/[\w.+-]+@[\w.-]+/g),
    world.shop.tickets.map((ticket) => ticket.requester),
  ])
    .concat(new Intl.DateTimeFormat('en', { dateStyle: 'full' }).formatRange(0, 31_536_000_000))
    .concat(' jan feb mar apr may jun jul aug sep oct nov dec am pm ')
    .concat(' sidecar base responso english polski português brasil json https ')
    // The permissions and hosts, which are shown by the names that browsers give them.
    .concat(readFileSync('.output/chrome-mv3/manifest.json', 'utf8'))
    .concat(readFileSync('.output/firefox-mv3/manifest.json', 'utf8'))
    .toLowerCase();

  const check = async (view: View, where: string) => {
    const { texts, cut } = await view.evaluate(lookAround);
    const foreign = texts.filter((text) =>
      withoutPseudo(text)
        .match(/\p{L}{2,}/gu)
        ?.some((word) => !isData(word)),
    );
    expect({ where, foreign, cut }).toEqual({ where, foreign: [], cut: [] });
    expect(texts.some((text) => text.includes('⟧'))).toBe(true);
  };

  it('in the welcome', async () => {
    const welcome = await world.session.findPage('welcome.html');
    await welcome.resize(900, 800);
    await welcome.waitUntil(() => document.querySelector('a.primary'));
    await check(welcome, 'what it does');
    await welcome.click('a.primary');
    await welcome.type('input[name=token]', 'not-a-token');
    await welcome.click('button[type=submit]');
    await welcome.waitUntil(() => document.querySelector('.note'));
    await check(welcome, 'a wrong token');
    await welcome.type('input[name=token]', token);
    await welcome.click('button[type=submit]');
    await welcome.waitUntil(() => document.querySelector('article'));
    await check(welcome, 'first orders');
    await welcome.close();
  });

  it.each([360, 1100])('in the options, %i px wide', async (width) => {
    options = await world.session.openExtensionPage('options.html');
    await options.resize(width, 800);
    await options.waitUntil(() => document.querySelector('article'));
    await check(options, 'accounts');
    await options.click('article footer button:last-child');
    await check(options, 'disconnect?');
    await options.click('article .ask button:last-child');
    for (const section of ['sync', 'inbox', 'automations', 'activity', 'privacy', 'diagnostics', 'about']) {
      await options.click(`a[href="#${section}"]`);
      await options.waitUntil((id) => document.querySelector(`a[href="#${id}"][aria-current]`), section);
      if (section === 'privacy') await options.click('.button.danger');
      await check(options, section);
    }
    await options.close();
  });

  it('in the panel', async () => {
    const page = await world.signIn();
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, `#${String(ticket.truth.orderIds[0])}`);
    await check(await page.frame('/order-panel.html'), 'an order');
    await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'nothing'));
    // The panel of the former ticket goes meanwhile.
    await waitFor('the note', async () =>
      (await page.frame('/order-panel.html')).evaluate(() => document.querySelector('.note') !== null),
    );
    await check(await page.frame('/order-panel.html'), 'no order');
    await page.close();
  });

  describe('in the popup', () => {
    let popup: Page;
    beforeAll(async () => {
      popup = await world.session.openExtensionPage('popup.html');
      await popup.resize(360, 500);
      await popup.waitUntil(() => document.querySelector('article p'));
    });

    it('when all is well', async () => {
      await check(popup, 'well');
    });

    it('when the token was deleted', async () => {
      world.sandbox.base.switchToken(token, false);
      await popup.click('footer button');
      await popup.waitUntil(() => document.querySelector('article .note button'));
      await check(popup, 'token rejected');
    });
  });
});

/** What is left of a text when everything from the locale files is taken out of it. */
function withoutPseudo(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return less === text ? text : withoutPseudo(less);
}

/** Runs in the document: every text, also those for screen readers, and the elements whose text does not fit. */
function lookAround(): { texts: string[]; cut: string[] } {
  const texts: string[] = [];
  const cut: string[] = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    // In `pre` stands the report for the makers, which is in English in every language, and scrolls.
    if (!text || !parent || parent.closest('script, style, pre')) continue;
    texts.push(text);
    const { textOverflow, display } = getComputedStyle(parent);
    const isHidden = parent.closest('.visually-hidden, option, title') !== null;
    if (isHidden || textOverflow === 'ellipsis' || display === 'inline') continue;
    if (parent.scrollWidth > parent.clientWidth + 1 && parent.clientWidth > 0) cut.push(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      texts.push(element.getAttribute(name) ?? '');
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) cut.push(`the page is ${String(scrollWidth)} px wide`);
  return { texts: texts.filter(Boolean), cut };
}

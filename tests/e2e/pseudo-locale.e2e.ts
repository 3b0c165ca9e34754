import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { token } from '../../sandbox/start.ts';
import { openBase } from './base-panel.ts';
import { panelStates, textsOf } from './panel-states.ts';
import { copyWithPseudoLocale, toPseudo } from './pseudo-locale.ts';
import { ticketFoundBy, useWorld, type World } from './world.ts';

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

  const check = createCheck(world);

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
    for (const section of [
      'sync',
      'panel',
      'inbox',
      'automations',
      'activity',
      'privacy',
      'diagnostics',
      'about',
    ]) {
      await options.click(`a[href="#${section}"]`);
      await options.waitUntil((id) => document.querySelector(`a[href="#${id}"][aria-current]`), section);
      if (section === 'privacy') await options.click('.button.danger');
      if (section === 'automations') await options.click('article .actions .button');
      await check(options, section);
    }
    await options.close();
  });

  it('in the side panel', async () => {
    const side = await world.session.openExtensionPage('sidepanel.html');
    await side.resize(360, 700);
    await side.waitUntil(() => document.querySelector('nav button'));
    await check(side, 'the inbox');
    await side.click('nav button:last-child');
    await side.type('input[type=search]', '48990777');
    await side.waitUntil(() => document.body.innerText.includes('48990777'));
    await check(side, 'the search');
    await side.close();
  });

  it('in the inbox in Base', async () => {
    const base = await openBase(world, `/orders.php#order:${String(ticket.truth.orderIds[0])}`);
    await base.click('#main-menu [role=button]', toPseudo('Responso'));
    const inbox = await base.frame('view=whole');
    await inbox.waitUntil(() => document.querySelectorAll('button').length > 3);
    await check(inbox, 'signed out');
    const ofOrder = await base.frame('view=order');
    await ofOrder.waitUntil(() => document.body.innerText.includes('⟧'));
    await check(ofOrder, 'of an order');
    await base.close();
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

describe('with texts that are accented and 40% longer, in the order panel', () => {
  let copy = '';
  const world = useWorld({ prepare: async (built) => (copy = await copyWithPseudoLocale(built)) });
  const check = createCheck(world);
  const texts = textsOf('en');

  afterAll(async () => {
    await rm(copy, { recursive: true, force: true });
  });

  it('nothing else is shown and nothing is cut off, in any state', { timeout: 180_000 }, async () => {
    const page = await world.signIn();
    for await (const state of panelStates(world, page, (key) => toPseudo(texts(key))))
      await check(await page.frame('/order-panel.html'), state);
  });
});

/** Makes what checks that a document shows nothing but texts and data, and cuts nothing off. */
function createCheck(world: World) {
  /** What is the same in every language: the shop's own words, names, and what the browser writes. */
  const data = new Set(
    wordsOf([
      world.shop,
      new Intl.DateTimeFormat('en', { dateStyle: 'full' }).formatRange(0, 31_536_000_000),
      'jan feb mar apr may jun jul aug sep oct nov dec am pm',
      'sidecar base responso allegro english polski português brasil json https',
      // What the walk through the panel writes on its tickets.
      'nowa zupelnie example com rma return',
      // The permissions and hosts, which are shown by the names that browsers give them.
      ...['chrome', 'firefox'].map((browser): unknown =>
        JSON.parse(readFileSync(`.output/${browser}-mv3/manifest.json`, 'utf8')),
      ),
    ]),
  );
  const isData = (word: string) => data.has(word.toLowerCase());

  return async (view: View, where: string) => {
    const { texts, cut } = await view.evaluate(lookAround);
    const foreign = texts.filter((text) =>
      withoutPseudo(text)
        .match(/\p{L}{2,}/gu)
        ?.some((word) => !isData(word)),
    );
    expect({ where, foreign, cut }).toEqual({ where, foreign: [], cut: [] });
    expect(texts.some((text) => text.includes('⟧'))).toBe(true);
  };
}

/** Every word of the texts in a value, whatever holds them, in small letters. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

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
  if (scrollWidth > clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    cut.push(`the page is ${String(scrollWidth)} px wide, from ${wide.at(-1)?.outerHTML ?? 'nothing'}`);
  }
  return { texts: texts.filter(Boolean), cut };
}

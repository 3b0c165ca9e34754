import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { pageStates } from './page-states.ts';
import { panelStates } from './panel-states.ts';
import { copyWithPseudoLocale, toPseudo } from './pseudo-locale.ts';
import { textsOf } from './state.ts';
import { useWorld, type World } from './world.ts';

describe('with texts that are accented and 40% longer, nothing else is shown and nothing is cut off', () => {
  const texts = (key: string) => toPseudo(textsOf('en')(key));

  describe('in the pages', () => {
    const world = usePseudoWorld();
    it('in any state, on wide and narrow screens', { timeout: 240_000 }, async () => {
      const check = createCheck(world);
      for await (const { name, view } of pageStates(world, texts)) {
        for (const width of view instanceof Page ? [360, 1100] : [0]) {
          if (view instanceof Page) await view.resize(width, 800);
          await check(view, `${name} ${String(width)}`);
        }
      }
    });
  });

  describe('in the order panel', () => {
    const world = usePseudoWorld();
    it('in any state', { timeout: 240_000 }, async () => {
      const check = createCheck(world);
      const page = await world.signIn();
      for await (const { name, view } of panelStates(world, page, texts)) await check(view, name);
    });
  });
});

function usePseudoWorld(): World {
  let copy = '';
  afterAll(() => rm(copy, { recursive: true, force: true }));
  return useWorld({ prepare: async (built) => (copy = await copyWithPseudoLocale(built)) });
}

/** Makes what checks that a document shows nothing but texts and data, and cuts nothing off. */
function createCheck(world: World) {
  /** What is the same in every language: the shop's own words, names, and what the browser writes. */
  const data = new Set(
    wordsOf([
      world.shop,
      new Intl.DateTimeFormat('en', { dateStyle: 'full' }).formatRange(0, 31_536_000_000),
      'jan feb mar apr may jun jul aug sep oct nov dec am pm',
      'sidecar base responso allegro erli english polski português brasil json https',
      // What the walk through the panel writes on its tickets.
      'nowa zupelnie example com rma return',
      // What it points at on the page.
      'div editor',
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
    // In `pre` stands the report for the makers, which is in English in every language.
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

import axe, { type RunOptions } from 'axe-core';
import { page } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { placeholders } from '@/lib/insert/placeholders';
import { chosenTextsKey } from '@/lib/text/i18n';
import { locales, type Locale } from '../page/locale-texts';
import { given } from './act';
import { showState, type ShownState } from './show-state';
import { widths, type GalleryState } from './state';

/**
 * Tests all states of a page. In each language axe finds no problem; contrast is checked in one, light and dark, because
 * colours are the same in all. In the made-up language, narrow
 * and wide: the page shows only texts of the locale files and data, and nothing is cut off.
 */
export function walk(states: GalleryState[]): void {
  // Runs first, because texts for screen readers stay in the page, and would be in another language.
  describe('with texts that are accented and 40% longer, nothing else is shown and nothing is cut off', () => {
    it.each(states)('$name', async (state) => {
      await within(state, 'pseudo', async (shown) => {
        const data = await dataOf(shown);
        for (const width of widths[state.page]) {
          await page.viewport(width, 800);
          const { texts, cut } = lookAround();
          const foreign = texts.filter((text) =>
            wordsOf(withoutPseudo(text)).some((word) => !data.has(word)),
          );
          expect({ width, foreign, cut }).toEqual({ width, foreign: [], cut: [] });
          expect(texts.some((text) => text.includes('⟧'))).toBe(true);
        }
      });
    });
  });

  const spoken = locales.filter((locale) => locale !== 'pseudo');
  describe.each(spoken)('in %s axe finds nothing wrong', (locale) => {
    it.each(states)('$name', async (state) => {
      await within(state, locale, async () => {
        await page.viewport(widths[state.page][1], 800);
        expect(await violations({ rules: { 'color-contrast': { enabled: locale === 'en' } } })).toEqual([]);
        if (locale === 'en') expect(await violationsInTheDark()).toEqual([]);
      });
    });
  });
}

async function within(
  state: GalleryState,
  locale: Locale,
  look: (shown: ShownState) => Promise<void>,
): Promise<void> {
  const shown = await showState(state, locale);
  try {
    await look(shown);
  } finally {
    await shown.end();
  }
}

async function violations(options: RunOptions): Promise<string[]> {
  const { violations: broken } = await axe.run(document, { ...options, iframes: false });
  return broken.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Only contrast: all colours are `light-dark()`, and everything else is the same. */
async function violationsInTheDark(): Promise<string[]> {
  document.documentElement.style.colorScheme = 'dark';
  try {
    return await violations({ runOnly: ['color-contrast'] });
  } finally {
    document.documentElement.style.colorScheme = '';
  }
}

/** Words that are the same in every language: stored data, the background's replies, typed texts, placeholders and a few names. */
async function dataOf({ heard }: ShownState): Promise<Set<string>> {
  const { [chosenTextsKey]: _, ...stored } = await browser.storage.local.get(null);
  return new Set(
    [
      stored,
      heard,
      given,
      browser.runtime.getManifest(),
      new Intl.DateTimeFormat('en', { dateStyle: 'full' }).formatRange(0, 31_536_000_000),
      'jan feb mar apr may jun jul aug sep oct nov dec am pm',
      placeholders,
      // Names, and the beginning of web addresses.
      'sidecar base responso allegro english polski português brasil https',
    ].flatMap(wordsOf),
  );
}

/** All words of the texts in a value at any depth, in lower case. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

/** A text without the parts from the locale files. */
function withoutPseudo(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return less === text ? text : withoutPseudo(less);
}

/** All texts in the page, including those for screen readers, and the elements whose text does not fit. */
function lookAround(): { texts: string[]; cut: string[] } {
  const texts: string[] = [];
  const cut: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    // The report for the developers is in `pre`. It is in English in every language.
    if (!text || !parent || parent.closest('script, style, pre')) continue;
    texts.push(text);
    const { textOverflow, display } = getComputedStyle(parent);
    const isHidden = parent.closest('.visually-hidden, option') !== null;
    if (isHidden || textOverflow === 'ellipsis' || display === 'inline') continue;
    if (parent.scrollWidth > parent.clientWidth + 1 && parent.clientWidth > 0) cut.push(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      texts.push(element.getAttribute(name) ?? '');
  }
  texts.push(document.title);
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    cut.push(`the page is ${String(scrollWidth)} px wide, from ${wide.at(-1)?.outerHTML ?? 'nothing'}`);
  }
  return { texts: texts.filter(Boolean), cut };
}

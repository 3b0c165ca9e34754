import axe, { type ElementContext, type RunOptions } from 'axe-core';
import { page } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { placeholders } from '@/lib/insert/placeholders';
import { chosenTextsKey } from '@/lib/text/i18n';
import type { Locale } from '../page/locale-texts';
import { given } from './act';
import { showState, type ShownState } from './show-state';
import { widths, type GalleryState } from './state';

/**
 * Tests all states of a page. axe finds no problem, and enough contrast in light and dark. In the made-up language, wide
 * and narrow: the page shows only texts of the locale files and data, and nothing is cut off. So the words of a real
 * language are all that differs there, and `locales.test.ts` says what they must be.
 */
export function walk(states: GalleryState[]): void {
  // Runs first, because texts for screen readers stay in the page, and would be in another language.
  describe('with texts that are accented and 40% longer, nothing else is shown and nothing is cut off', () => {
    it.each(states)('$name', async (state) => {
      await within(state, 'pseudo', async (shown) => {
        const data = await dataOf(shown);
        // Begins with the width that the state before has ended with.
        const [narrow, usual] = widths[state.page];
        for (const width of shownAt === narrow ? [narrow, usual] : [usual, narrow]) {
          await showAt(width);
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

  describe('axe finds nothing wrong, in light and dark', () => {
    it.each(states)('$name', async (state) => {
      await within(state, 'en', async () => {
        await showAt(widths[state.page][1]);
        expect(await violations({ rules: { 'color-contrast': { enabled: false } } })).toEqual([]);
        for (const scheme of ['light', 'dark'])
          expect({ scheme, found: await lowContrasts(scheme) }).toEqual({ scheme, found: [] });
      });
    });
  });
}

/** The width of the page (px). To set it takes as long as to look. */
let shownAt = 0;

async function showAt(width: number): Promise<void> {
  if (width !== shownAt) await page.viewport(width, 800);
  shownAt = width;
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

async function violations(options: RunOptions, context: ElementContext = document): Promise<string[]> {
  const { violations: broken } = await axe.run(context, { ...options, iframes: false });
  return broken.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Texts whose contrast was found to be enough, by all that decides it. */
const legible = new Set<string>();

/** The texts of the page that stand out too little, in a colour scheme. Checks only what was not checked before. */
async function lowContrasts(scheme: string): Promise<string[]> {
  document.documentElement.style.colorScheme = scheme;
  try {
    const unknown = new Map<string, Element[]>();
    for (const element of document.body.querySelectorAll('*')) {
      const look = lookOf(element);
      if (look !== undefined && !legible.has(look))
        unknown.set(look, [...(unknown.get(look) ?? []), element]);
    }
    if (unknown.size === 0) return [];
    const found = await violations({ runOnly: ['color-contrast'] }, [...unknown.values()].flat());
    if (found.length === 0) for (const look of unknown.keys()) legible.add(look);
    return found;
  } finally {
    document.documentElement.style.colorScheme = '';
  }
}

/**
 * What decides the contrast of an element's own text: its colour, its size, and what is behind it, up to the first
 * ground that nothing shines through. Undefined without a text.
 */
function lookOf(element: Element): string | undefined {
  const isField = element.matches('input, textarea, select');
  const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  if ((!isField && !hasText) || !element.checkVisibility()) return undefined;
  const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
  const look = [color, fontSize, fontWeight, textShadow];
  for (let around: Element | null = element; around; around = around.parentElement) {
    const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(around);
    look.push(backgroundColor, backgroundImage, opacity, filter);
  }
  return look.join('; ');
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

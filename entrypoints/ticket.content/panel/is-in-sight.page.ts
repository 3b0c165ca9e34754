import { beforeEach, expect, it } from 'vitest';
import { isInSight } from './is-in-sight';

let column: HTMLElement;
let panel: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `
    <main style="position: relative; height: 500px"><section><div id="column" style="margin: 50px; width: 300px; height: 400px"></div></section></main>`;
  const found = document.querySelector<HTMLElement>('#column');
  if (!found) throw new Error('no column');
  column = found;
  panel = document.createElement('div');
  panel.style.cssText = 'width: 300px; height: 400px; background: white';
  panel.attachShadow({ mode: 'closed' }).innerHTML = '<p>Orders</p>';
  column.append(panel);
});

/** Puts an element over the whole page. */
function addCover(style: string, content = ''): HTMLElement {
  const cover = document.createElement('div');
  cover.style.cssText = `position: fixed; inset: 0; ${style}`;
  cover.innerHTML = content;
  document.body.append(cover);
  return cover;
}

it('a panel on a plain page is in sight', () => {
  expect(isInSight(panel)).toBe(true);
});

it.each([
  ['transparent', 'opacity: 0'],
  ['half transparent', 'opacity: 0.5'],
  ['transparent by a filter', 'filter: opacity(0.1)'],
  ['black', 'filter: brightness(0)'],
  ['blurred', 'filter: blur(8px)'],
  ['masked', 'mask-image: linear-gradient(transparent, transparent)'],
  ['blended', 'mix-blend-mode: difference'],
  ['tiny', 'transform: scale(0.1)'],
])('a page that makes it %s hides it', (_, style) => {
  column.style.cssText += style;
  expect(isInSight(panel)).toBe(false);
});

it('a page that makes it transparent little by little hides it', () => {
  for (let around = column; around !== document.body && around.parentElement; around = around.parentElement)
    around.style.opacity = '0.8';
  expect(isInSight(panel)).toBe(false);
});

it.each([
  ['inverts the page, as a dark theme', 'filter: invert(1) hue-rotate(180deg)'],
  ['dims it a little', 'opacity: 0.95'],
  ['zooms the page', 'zoom: 0.8'],
])('one who %s does not hide it', (_, style) => {
  document.documentElement.style.cssText = style;
  const seen = isInSight(panel);
  document.documentElement.style.cssText = '';
  expect(seen).toBe(true);
});

it.each([
  ['a filled box', 'background: rgb(255, 0, 0)', ''],
  ['a gradient', 'background-image: linear-gradient(red, blue)', ''],
  ['a text', 'font-size: 60px', 'Press here to win '.repeat(40)],
  ['a picture in it', '', '<canvas width="2000" height="2000"></canvas>'],
])('a page that lays %s over it, and lets presses through, hides it', (_, style, content) => {
  const cover = addCover(`pointer-events: none; ${style}`, content);
  const before = cover.outerHTML;
  expect(isInSight(panel)).toBe(false);
  expect(cover.outerHTML).toBe(before);
});

it('a page that lays many strips over it hides it', () => {
  for (let top = 50; top < 450; top += 20)
    addCover(`pointer-events: none; background: red; inset: ${top}px auto auto 0; width: 100%; height: 10px`);
  expect(isInSight(panel)).toBe(false);
});

it('a page that hides it at once, and not by its surroundings, hides it', () => {
  panel.style.visibility = 'hidden';
  expect(isInSight(panel)).toBe(false);
});

it.each([
  ['nothing', 'pointer-events: none'],
  ['something behind the panel', 'pointer-events: none; background: red; z-index: -1'],
  ['a small thing', 'pointer-events: none; background: red; inset: auto; width: 40px; height: 40px'],
])('a box over the page that shows %s does not hide it', (_, style) => {
  addCover(style);
  expect(isInSight(panel)).toBe(true);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { findContentArea } from './find-content-area';

const style = document.createElement('style');
style.textContent = `
  body { margin: 0 }
  .bar { top: 0; left: 0; right: 0; height: 44px; background: white }
  .menu { position: fixed; top: 44px; left: 0; bottom: 0; width: 220px }
  .row { height: 50px; margin-left: 220px }
  .shell { height: 100vh; display: flex; flex-direction: column }
  .scroller { flex: 1; overflow: auto }`;
const rows = '<div class="row">row</div>'.repeat(60);

beforeEach(() => {
  document.head.append(style);
});

afterEach(() => {
  style.remove();
  scrollTo(0, 0);
});

const area = () => findContentArea(document, () => false);

it.each(['fixed', 'sticky'])('is below a bar that is %s, however far the page is scrolled', (position) => {
  document.body.innerHTML = `<div class="bar" style="position: ${position}"></div><div class="menu"></div>${rows}`;
  expect(area()).toEqual({ top: 44, left: 220 });
  for (const to of [300, 317, 340]) {
    scrollTo(0, to);
    expect(area()).toEqual({ top: 44, left: 220 });
  }
});

it('is below a bar that moves with the page only while it is there', () => {
  document.body.innerHTML = `<div class="bar"></div><div class="menu"></div>${rows}`;
  expect(area().top).toBe(44);
  scrollTo(0, 300);
  expect(area().top).toBe(0);
});

it('takes no row for a bar where a part of the page is scrolled', () => {
  document.body.innerHTML = `<div class="shell"><div class="scroller">${rows}</div></div>`;
  document.querySelector('.scroller')?.scrollTo(0, 320);
  expect(area().top).toBe(0);
  document.body.innerHTML = `<div class="shell" style="position: fixed; inset: 0"><div class="scroller">${rows}</div></div>`;
  document.querySelector('.scroller')?.scrollTo(0, 320);
  expect(area().top).toBe(0);
  document.body.innerHTML = `<div class="shell"><div class="bar"></div><div class="scroller">${rows}</div></div>`;
  document.querySelector('.scroller')?.scrollTo(0, 320);
  expect(area().top).toBe(44);
});

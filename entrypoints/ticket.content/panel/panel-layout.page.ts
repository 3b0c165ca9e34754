import { afterEach, describe, expect, it, vi } from 'vitest';
import { findComposer } from '@/lib/sites/responso/reply/find-composer';
import { createPanelLayout } from './panel-layout';
import { createPanelMount } from './panel-mount';
import { usualPlace } from './panel-place';
import { createPanelShell } from './panel-shell';

const nothing = (): undefined => undefined;
const text = '<p>Dzień dobry, kiedy wyślecie moją paczkę?</p>';
const box = '<textarea style="display: block; width: 100%; height: 120px"></textarea>';

/** A reply box that is nowhere near the dock, below a conversation. */
const below =
  '<div style="height: 500px"></div><div><textarea style="display: block; width: 300px; height: 100px"></textarea></div>';

let remove: () => void = nothing;

afterEach(() => {
  remove();
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
});

/** Draws a page and puts the panel on it as soon as it may dock. */
async function show(html: string, draw: () => void = nothing) {
  document.body.style.margin = '0';
  document.body.innerHTML = html;
  draw();
  const shell = createPanelShell('about:blank', {
    ...{ onFold: nothing, onSide: nothing, onSize: nothing, onDone: nothing },
  });
  const { host } = shell;
  const layout = createPanelLayout(shell);
  const later = (call: () => void, ms: number) => Number(setTimeout(call, ms));
  const mount = createPanelMount({ setTimeout: later }, host, nothing, () => false, nothing);
  let loads = 0;
  let isOpenedOver = false;
  const settle = () => {
    const composer = findComposer(document);
    if (mount.settle(composer)) loads += 1;
    const visibility = { isShown: true, isFolded: false, isOpenedOver };
    const drawing = { place: { ...usualPlace }, visibility, isDark: false, contentHeight: 600 };
    if (host.isConnected) layout.draw({ ...drawing, home: mount.home(), composer }, true);
  };
  remove = () => {
    mount.leave();
    layout.leave();
  };
  mount.beginVisit();
  await vi.waitUntil(
    () => {
      settle();
      return host.isConnected;
    },
    { timeout: 3_000 },
  );
  settle();
  return {
    host,
    settle,
    loads: () => loads,
    width: () => Math.round(host.getBoundingClientRect().width),
    beginVisit: () => {
      mount.beginVisit();
      layout.beginVisit();
    },
    openOver: () => {
      isOpenedOver = true;
      settle();
    },
  };
}

const isDocked = (host: Element) => host.parentElement === document.documentElement;
const at = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();
const column = '<div class="column" style="width: 320px"><h2>Jan Nowak</h2><p>jan@example.com</p></div>';
const beside = (right: string, style = '') =>
  `<div style="display: flex; height: 100vh; ${style}"><main style="flex: 1">${text}${box}</main>${right}</div>`;

describe('the panel docks', () => {
  it('beside a page that gives way', async () => {
    const { host, width } = await show(
      `<main>${text}${box}<p style="text-align: right"><button>Send</button></p></main>`,
    );
    expect(isDocked(host)).toBe(true);
    expect(width()).toBe(usualPlace.width);
    expect(at(document.querySelector('button')).right).toBeLessThanOrEqual(at(host).left);
  });

  it.each([
    [
      'has a fixed width',
      `<main style="width: 1280px">${text}<p style="text-align: right">jan@example.com</p>${below}</main>`,
    ],
    [
      'has a fixed bar with buttons at its right end',
      `<div style="position: fixed; inset: 0 auto auto 0; width: 100vw; text-align: right"><button>Next</button></div><main style="padding-top: 40px">${text}${below}</main>`,
    ],
    [
      'draws one text over another when it is narrower',
      `<main style="position: relative"><h1 style="position: absolute; left: 0; margin: 0; width: 600px; background: white; z-index: 1">Title</h1><button style="position: absolute; left: calc(100% - 660px); width: 200px; height: 30px">Tab</button>${below}</main>`,
    ],
  ])('folded, and over the page on a press, where that %s', async (_, html) => {
    const { host, width, openOver } = await show(html);
    expect(width()).toBe(32);
    expect(document.documentElement.style.marginRight).not.toBe(`${usualPlace.width}px`);
    openOver();
    expect(width()).toBe(usualPlace.width);
    expect(at(host).right).toBe(innerWidth);
  });

  it('to a handle that lies on nothing, where a strip would', async () => {
    const rows = Array.from(
      { length: 4 },
      (_, row) => `<button style="position: absolute; right: 0; top: ${row * 60}px">Next ticket</button>`,
    );
    const { host } = await show(
      `<main style="position: fixed; inset: 0; width: 1280px">${text}${rows.join('')}${below}</main>`,
    );
    const { top, bottom } = at(host);
    for (const button of document.querySelectorAll('button')) {
      expect(at(button).bottom <= top || at(button).top >= bottom).toBe(true);
    }
  });

  it('and folds when something comes to lie under it', async () => {
    const { settle, width } = await show(`<main>${text}${box}</main>`);
    expect(width()).toBe(usualPlace.width);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div style="position: absolute; top: 300px; left: 1100px; width: 150px">49451818</div>',
    );
    settle();
    expect(width()).toBe(32);
  });
});

describe('the panel goes into the column', () => {
  it.each([
    [
      'that is a table',
      beside(
        '<table style="width: 320px; height: 100%"><tbody><tr><td>E-mail</td><td>jan@example.com</td></tr></tbody></table>',
      ),
      'td',
    ],
    [
      'beside a closed reply',
      `<div style="display: flex; height: 100vh"><main style="flex: 1">${text}</main>${column}</div>`,
      'div',
    ],
  ])('%s', async (_, html, parent) => {
    const { host } = await show(html);
    expect(host.parentElement?.localName).toBe(parent);
    expect(at(host).width).toBeGreaterThan(250);
  });

  const styles = `<style>.app { position: fixed; inset: 0; display: flex } main { flex: 1 }
    .column { width: 380px; height: 100%; overflow: hidden } .side { display: flex } .side .parts { flex: 1 }
    .buttons { width: 48px } .fixed { height: 40px } .filled { height: 100% }
    .scrolled { height: calc(100% - 40px); overflow: auto }</style>`;

  it.each([
    [
      'beside a rail of buttons',
      '<div class="column side"><div class="parts"><p>Kupujący</p><p>Tagi</p></div><div class="buttons">i</div></div>',
    ],
    [
      'in what scrolls',
      '<div class="column"><div class="fixed">Szczegóły</div><div class="parts scrolled"><p>Kupujący</p><p>Tagi</p></div></div>',
    ],
    [
      'in what fills another',
      '<div class="column"><div class="filled"><div class="parts filled"><p>Kupujący</p><p>Tagi</p></div></div></div>',
    ],
  ])('where its parts are: %s', async (_, html) => {
    const { host } = await show(`${styles}<div class="app"><main>${text}${box}</main>${html}</div>`);
    expect(host.parentElement?.classList).toContain('parts');
  });

  it('in an open shadow root', async () => {
    const draw = () => {
      document.querySelector('x-app')?.attachShadow({ mode: 'open' }).setHTMLUnsafe(beside(column));
    };
    const { host } = await show('<x-app></x-app>', draw);
    expect(host.parentElement?.className).toBe('column');
  });

  it('that comes late', async () => {
    const { host, settle } = await show(beside(''));
    expect(isDocked(host)).toBe(true);
    document.querySelector('main')?.insertAdjacentHTML('afterend', column);
    settle();
    expect(host.parentElement?.className).toBe('column');
  });

  it('that is short on the next ticket too, if it was tall before', async () => {
    const { host, settle, beginVisit } = await show(beside(column));
    expect(host.parentElement?.className).toBe('column');
    beginVisit();
    document.body.innerHTML = beside(column, 'align-items: flex-start');
    settle();
    await vi.waitUntil(() => {
      settle();
      return host.isConnected;
    });
    expect(host.parentElement?.className).toBe('column');
  });

  it('and is not drawn so tall that the rest of a column that cannot be scrolled is cut off', async () => {
    const { host } = await show(
      beside(
        `<div class="column" style="width: 320px; height: 100%; overflow: hidden"><p style="height: 300px; margin: 0">Jan</p><b>jan@example.com</b></div>`,
      ),
    );
    expect(at(host).height).toBeGreaterThan(160);
    expect(at(document.querySelector('b')).bottom).toBeLessThanOrEqual(innerHeight);
  });
});

it('the panel leaves a column that is drawn anew before the agent’s eyes, and stays docked', async () => {
  const { host, settle, loads, beginVisit } = await show(beside(column));
  for (let redraws = 0; redraws < 4; redraws++) {
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const old = document.querySelector('.column');
    if (old) old.outerHTML = column;
    settle();
  }
  expect(isDocked(host)).toBe(true);
  expect(loads()).toBeLessThanOrEqual(3);
  beginVisit();
  settle();
  expect(isDocked(host)).toBe(true);
});

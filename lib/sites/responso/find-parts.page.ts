import { describe, expect, it } from 'vitest';
import { findRightColumn } from './find-right-column';
import { findSearchField } from './find-search-field';

/** Draws a page whose elements with `data-root` have what is in their template as a shadow root. */
function draw(html: string): void {
  document.body.style.cssText = 'margin: 0; padding: 0';
  document.body.innerHTML = html;
  openRoots(document.body);
}

function openRoots(around: ParentNode): void {
  for (const host of around.querySelectorAll('[data-root]')) {
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = host.querySelector('template')?.innerHTML ?? '';
    openRoots(root);
  }
}

describe('the search field is found', () => {
  it.each([
    ['on the page', '<input id="x" type="search">'],
    ['in a shadow root', '<x-bar data-root><template><input id="x" placeholder="Szukaj"></template></x-bar>'],
    [
      'in a shadow root in another',
      '<x-app data-root><template><x-bar data-root><template><input id="x" aria-label="Buscar"></template></x-bar></template></x-app>',
    ],
    [
      'in a search whose field has no name, in a shadow root',
      '<div role="search"><x-bar data-root><template><input id="x"></template></x-bar></div><input>',
    ],
    ['in a part without a box', '<div style="display:contents"><input id="x" name="q"></div>'],
  ])('%s', (_, html) => {
    draw(html);
    expect(findSearchField(document)?.id).toBe('x');
  });

  it.each([
    [
      'in a dialog around the shadow root',
      '<div role="dialog"><x-a data-root><template><input name="q"></template></x-a></div>',
    ],
    ['in a hidden part', '<div hidden><input name="q"></div>'],
    ['where an address is asked for', '<input name="q" autocomplete="email">'],
  ])('not %s', (_, html) => {
    draw(html);
    expect(findSearchField(document)).toBeUndefined();
  });
});

describe('the right column is found', () => {
  const app = (column: string, height = '100vh') =>
    `<div style="display:flex;min-height:${height}"><main style="flex:1"><textarea id="reply"></textarea></main>${column}</div>`;
  const parts = '<p>Kupujący</p><p>Tagi</p>';
  const find = () => findRightColumn(document, document.querySelector('#reply') ?? undefined);

  it.each([
    ['on the page', app(`<div id="x" style="width:320px">${parts}</div>`)],
    [
      'in a shadow root',
      app(
        `<x-side data-root style="width:320px"><template><div id="x" style="height:100%;min-height:90vh">${parts}</div></template></x-side>`,
      ),
    ],
    ['as short as a short ticket’s', app(`<div id="x" style="width:320px;height:200px">${parts}</div>`)],
  ])('%s', (_, html) => {
    draw(html);
    expect(find()?.id).toBe('x');
  });

  it('inside the shadow root of the element that is the column', () => {
    draw(
      app(
        `<div data-root style="width:320px"><template><section id="x" style="min-height:90vh">${parts}</section></template></div>`,
      ),
    );
    expect(find()?.id).toBe('x');
  });

  it('nowhere for a small card at the right', () => {
    draw(
      app('', '100vh') +
        `<div style="position:absolute;right:0;top:300px;width:300px;height:100px">${parts}</div>`,
    );
    expect(find()).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { boxOf } from './box-of';
import { isDrawn } from './is-drawn';

function draw(html: string): Element {
  document.body.innerHTML = html;
  const hosts = [...document.querySelectorAll('[data-root]')];
  for (const host of hosts)
    host.attachShadow({ mode: 'open' }).innerHTML = host.getAttribute('data-root') ?? '';
  const marked =
    document.querySelector('#x') ??
    hosts.map((host) => host.shadowRoot?.querySelector('#x')).find((found) => found !== null);
  if (!marked) throw new Error('no element is marked');
  return marked;
}

const drawn: [string, string][] = [
  ['a plain element', '<p id="x">a</p>'],
  ['a wrapper without a box', '<div id="x" style="display:contents"><p>a</p></div>'],
  ['what stands in one', '<div style="display:contents"><p id="x">a</p></div>'],
  [
    'one in another',
    '<div style="display:contents"><div id="x" style="display:contents"><p>a</p></div></div>',
  ],
  ['a wrapper of zero size whose children overflow', '<div id="x" style="width:0;height:0"><p>a</p></div>'],
  ['what stands in one of zero size', '<div style="width:0;height:0"><p id="x">a</p></div>'],
  ['an empty parent of a child placed by hand', '<div id="x"><p style="position:absolute">a</p></div>'],
  ['what a box cuts at its edge', '<div style="overflow:clip;height:90px"><p id="x">a</p></div>'],
  ['a custom element', '<my-part id="x">a</my-part>'],
  [
    'what is not rendered yet, below the fold',
    '<div style="height:3000px"></div><div style="content-visibility:auto"><p id="x">a</p></div>',
  ],
  [
    'what is visible in something that is not',
    '<div style="visibility:hidden"><p id="x" style="visibility:visible">a</p></div>',
  ],
  ['a summary', '<details><summary id="x">a</summary>b</details>'],
  ['what stands in open details', '<details open><summary>a</summary><p id="x">b</p></details>'],
  ['what stands in a shadow root', '<div data-root="<p id=x>a</p>"></div>'],
  ['what stands in a slot', '<div data-root="<slot></slot>"><p id="x">a</p></div>'],
  [
    'a label for screen readers only',
    '<span id="x" style="position:absolute;width:1px;height:1px;overflow:hidden">a</span>',
  ],
  ['an inline element', '<p><span id="x" style="overflow:hidden">a</span></p>'],
];

const hidden: [string, string][] = [
  ['what is not displayed', '<p id="x" style="display:none">a</p>'],
  ['what stands in it', '<div style="display:none"><p id="x">a</p></div>'],
  [
    'a wrapper without a box in it',
    '<div style="display:none"><div id="x" style="display:contents">a</div></div>',
  ],
  ['the hidden attribute', '<div hidden><p id="x">a</p></div>'],
  ['what is invisible', '<div style="visibility:hidden"><p id="x">a</p></div>'],
  ['what is skipped', '<div style="content-visibility:hidden"><p id="x">a</p></div>'],
  ['closed details', '<details><summary>a</summary><p id="x">b</p></details>'],
  ['an accordion without a height', '<div style="height:0;overflow:hidden"><p id="x">a</p></div>'],
  [
    'an accordion that is closed by its most height',
    '<div style="max-height:0;overflow:clip"><p id="x">a</p></div>',
  ],
  ['a child that no slot takes', '<div data-root="<b>b</b>"><p id="x">a</p></div>'],
  ['a template’s content', '<div style="display:none"><template></template><i id="x">a</i></div>'],
];

describe('is drawn:', () => {
  it.each(drawn)('%s', (_, html) => expect(isDrawn(draw(html))).toBe(true));
});

describe('is not drawn:', () => {
  it.each(hidden)('%s', (_, html) => expect(isDrawn(draw(html))).toBe(false));
});

describe('the box of', () => {
  const inner = '<p style="position:absolute;left:30px;top:40px;width:200px;height:50px;margin:0">a</p>';
  it.each([
    ['a wrapper without a box', `<div id="x" style="display:contents">${inner}</div>`],
    ['one in another', `<div id="x" style="display:contents"><b style="display:contents">${inner}</b></div>`],
    ['one of zero size', `<div id="x" style="width:0;height:0">${inner}</div>`],
    ['one without a height', `<div id="x">${inner}</div>`],
  ])('%s is what its children cover', (_, html) => {
    const { left, top, width, height } = boxOf(draw(html));
    expect({ left, top, width, height }).toEqual({ left: 30, top: 40, width: 200, height: 50 });
  });

  it('two children covers both', () => {
    const second = '<p style="position:absolute;left:300px;top:100px;width:10px;height:10px;margin:0">b</p>';
    const { left, right, bottom } = boxOf(
      draw(`<div id="x" style="display:contents">${inner}${second}</div>`),
    );
    expect({ left, right, bottom }).toEqual({ left: 30, right: 310, bottom: 110 });
  });

  it('a box that cuts off what is in it is its own', () => {
    expect(boxOf(draw(`<div id="x" style="height:0;overflow:hidden">${inner}</div>`)).height).toBe(0);
  });
});

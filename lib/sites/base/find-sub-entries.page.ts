import { describe, expect, it } from 'vitest';
import { findSubEntries, type EntryPlace } from './find-sub-entries';

/** Draws a menu, and says where an entry of ours comes to stand in it: the words of the links, ours as `+`. */
function wordsWithOurs(markup: string): string {
  document.body.innerHTML = markup;
  const head = document.querySelector('a.orders, a[href="/orders"]');
  const place: EntryPlace | undefined = head ? findSubEntries(head) : undefined;
  const ours = document.createElement('b');
  ours.textContent = '+';
  if (place) place.list.insertBefore(ours, place.before);
  return [...document.querySelectorAll('a, b')].map((element) => element.textContent).join(' ');
}

const under = 'Orders List Returns + Products Integrations';

describe('the place under the orders', () => {
  it.each([
    [
      'lists',
      `<ul><li><a class="orders">Orders</a><ul><li><a>List</a></li><li><a>Returns</a></li></ul></li>
       <li><a>Products</a></li><li><a>Integrations</a></li></ul>`,
    ],
    [
      'elements without a meaning',
      `<div><div><a class="orders">Orders</a><div><a>List</a><a>Returns</a></div></div>
       <div><a>Products</a></div><div><a>Integrations</a></div></div>`,
    ],
    [
      'elements of one kind',
      `<div><div class="top"><div class="head"><a class="orders">Orders</a></div>
       <div class="subs"><div class="sub"><a>List</a></div><div class="sub"><a>Returns</a></div></div></div>
       <div class="top"><div class="head"><a>Products</a></div></div><div class="top"><a>Integrations</a></div></div>
       <style>.subs { padding-left: 20px }</style>`,
    ],
    [
      'elements of one kind, the lower ones smaller',
      `<div><div><div><a class="orders">Orders</a></div>
       <div class="low"><div><a>List</a></div><div><a>Returns</a></div></div></div>
       <div><a>Products</a></div><div><a>Integrations</a></div></div>
       <style>.low { font-size: 12px }</style>`,
    ],
    [
      'a box beside each entry',
      `<nav><a class="orders">Orders</a><div><a>List</a><a>Returns</a></div><a>Products</a><a>Integrations</a></nav>`,
    ],
    [
      'one row, the lower ones further in',
      `<nav><a class="orders">Orders</a><a class="low">List</a><a class="low">Returns</a><a>Products</a><a>Integrations</a></nav>
       <style>a { display: block } .low { padding-left: 24px }</style>`,
    ],
    [
      'one row, folded',
      `<nav hidden><a class="orders">Orders</a><a class="low">List</a><a class="low">Returns</a><a>Products</a><a>Integrations</a></nav>
       <style>a { display: block } .low { padding-left: 24px }</style>`,
    ],
    [
      'a list of definitions',
      `<dl><dt><a class="orders">Orders</a></dt><dd><a>List</a></dd><dd><a>Returns</a></dd><dt><a>Products</a></dt><dt><a>Integrations</a></dt></dl>`,
    ],
    [
      'a button that folds the lower ones',
      `<ul><li><a class="orders">Orders</a><button>▾</button><ul><li><a>List</a></li><li><a>Returns</a></li></ul></li>
       <li><a>Products</a></li><li><a>Integrations</a></li></ul>`,
    ],
    [
      'lower ones under the lower ones',
      `<ul><li><a class="orders">Orders</a><ul><li><a>List</a></li><li><a>Returns</a></li></ul></li>
       <li><a>Products</a><ul></ul></li><li><a>Integrations</a></li></ul>`,
    ],
  ])('%s', (_, markup) => {
    expect(wordsWithOurs(markup)).toBe(under);
  });

  it('is after the last of them, whatever stands under one', () => {
    expect(
      wordsWithOurs(
        `<ul><li><a class="orders">Orders</a><ul><li><a>List</a><ul><li><a>New</a></li><li><a>Old</a></li></ul></li>
         <li><a>Returns</a></li></ul></li><li><a>Products</a></li></ul>`,
      ),
    ).toBe('Orders List New Old Returns + Products');
  });

  it('is after the last one where the entry itself is the first under a word that unfolds', () => {
    const style = '<style>section div { padding-left: 20px } a { display: block }</style>';
    const orders = '<a href="#">Sales</a><div><a class="orders">Orders</a><a>List</a><a>Returns</a></div>';
    const rest = '<section><a>Products</a></section><section><a>Integrations</a></section>';
    expect(wordsWithOurs(`${style}<nav><a>Logo</a><section>${orders}</section>${rest}</nav>`)).toBe(
      'Logo Sales Orders List Returns + Products Integrations',
    );
  });

  it('is after the only one', () => {
    expect(
      wordsWithOurs(
        `<div><div><a class="orders">Orders</a><div><a>List</a></div></div><div><a>Products</a></div></div>`,
      ),
    ).toBe('Orders List + Products');
  });

  it.each([
    ['<nav><a class="orders">Orders</a><a>Products</a></nav>'],
    ['<ul><li><a class="orders">Orders</a></li><li><a>Products</a></li></ul>'],
    [
      '<div><div><span><a class="orders">Orders</a></span></div><div><span><a>Products</a></span></div></div>',
    ],
    ['<div><div><a class="orders">Orders</a></div><div><a>Products</a><div><a>Stock</a></div></div></div>'],
  ])('is beside the orders where nothing stands under them: %s', (markup) => {
    expect(wordsWithOurs(markup)).toMatch(/^Orders \+ Products/);
  });
});

describe('the model', () => {
  it('is one that is not marked as the open page', () => {
    document.body.innerHTML = `<ul><li><a class="orders">Orders</a><ul><li class="sub"><a>List</a></li>
      <li class="sub"><a>Returns</a></li><li class="sub current-page"><a>Actions</a></li></ul></li><li><a>Products</a></li></ul>`;
    const head = document.querySelector('.orders');
    const place = head ? findSubEntries(head) : undefined;
    expect([place?.unit.className, place?.before]).toEqual(['sub', null]);
  });
});

import { expect, it } from 'vitest';
import { findTaught } from './find-taught';
import { pathOfElement } from './path-of-element';

/** Draws a page and answers how its one marked element is found again. */
function pathIn(html: string): string[] | undefined {
  document.body.innerHTML = html;
  const element = document.querySelector('[data-meant]');
  return element ? pathOfElement(element) : undefined;
}

it.each([
  [
    'a name for programs',
    '<p>a</p><p data-testid="buyer-email" data-meant>b</p>',
    `[data-testid='buyer-email']`,
  ],
  ['an id', '<p>a</p><p id="email" data-meant>b</p>', '#email'],
  ['a class', '<p>a</p><p class="mail" data-meant>b</p>', '.mail'],
  ['its tag', '<p>a</p><b data-meant>b</b>', 'b'],
  [
    'its place in what has a name',
    '<p>a</p><div class="card"><p>b</p><p data-meant>c</p></div>',
    '.card > p:nth-of-type(2)',
  ],
  [
    'its place, where the id is a ticket’s',
    '<p>a</p><p id="ticket-48213" data-meant>b</p>',
    'p:nth-of-type(2)',
  ],
  [
    'its place, where the class was made by a build',
    '<p>a</p><p class="css-1q2w3e" data-meant>b</p>',
    'p:nth-of-type(2)',
  ],
  [
    'its place, where the class says how it is now',
    '<p>a</p><p class="is-selected" data-meant>b</p>',
    'p:nth-of-type(2)',
  ],
])('an element is found again by %s', (_, html, selector) => {
  const path = pathIn(html);
  expect(path?.at(-1)?.endsWith(selector)).toBe(true);
  expect(findTaught(document, path)).toBe(document.querySelector('[data-meant]'));
});

it('an element is found again in shadow roots that stand in each other', () => {
  document.body.innerHTML = '<x-app></x-app>';
  const app = document.querySelector('x-app')?.attachShadow({ mode: 'open' });
  if (app) app.innerHTML = '<i></i><x-card></x-card>';
  const card = app?.querySelector('x-card')?.attachShadow({ mode: 'open' });
  if (card) card.innerHTML = '<p>a</p><p>b</p>';
  const meant = card?.querySelectorAll('p')[1];
  expect(meant && pathOfElement(meant)).toEqual(['x-app', 'x-card', 'p:nth-of-type(2)']);
});

it('nothing that stands in an attribute of the buyer’s is in the path', () => {
  expect(
    pathIn('<p title="jan@example.com">a</p><p title="ewa@example.com" data-meant>b</p>')?.join(),
  ).not.toContain('ewa');
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { TaughtProfile } from '@/lib/model/taught-field';
import { readPage } from './read-page';

/** Pages of a host that is not known to be a helpdesk's: it may be a shop's or a firm's, with a helpdesk on some pages. */

beforeEach(() => {
  document.title = '';
  document.body.style.paddingTop = '120px';
});

function read(html: string, path: string, taught: TaughtProfile = {}) {
  document.body.innerHTML = html;
  const options = { isOurs: () => false, isStale: () => false, taught, isMixedHost: true };
  return readPage(document, new URL(path, 'https://desk.shop.com'), options);
}

const talk = `<main><h1>Where is my parcel?</h1>
  <article><p>ola@example.com</p><p>Hello, I ordered two lamps last week and nothing has come so far. Order 48213377.</p></article>
  <article><p>Thank you for your message, we have asked the courier and will write again.</p></article></main>`;
const reply = '<textarea style="width:500px;height:90px" aria-label="Reply"></textarea>';
const product = `<main><h1>Desk lamp, brass</h1><p>A lamp for long evenings, made by hand of brass and linen. Number 5900123456784.</p>
  <p>Questions? Write to shop@example.com and we will answer within a day or two.</p></main>`;

describe('a ticket', () => {
  it.each([
    ['a conversation and a reply box, whatever the URL says of its id', talk + reply, '/a/x/48217'],
    ['a conversation and a URL that names a ticket', talk, '/support/tickets/48217'],
    ['a conversation and a word for tickets elsewhere in the URL', talk, '/Ticket/Display.html?id=48217'],
    ['a conversation and a URL that names a ticket behind #', talk, '/app#/conversations/48217'],
    ['a conversation, an id and a button for the reply', `${talk}<button>Reply</button>`, '/w/all/48217'],
    ['a conversation and a large reply box, under a URL that never changes', talk + reply, '/agent'],
  ])('is %s', (_, html, path) => {
    const page = read(html, path);
    expect(page).toMatchObject({ isTicket: true, hint: '', subject: 'Where is my parcel?' });
    expect(page.lines.join(' ')).toContain('48213377');
  });

  it('is a page that shows what the user has shown, whatever its URL', () => {
    const taught = { email: ['#who'] };
    expect(read(`<p id="who">ola@example.com</p><p>Closed</p>`, '/archive', taught)).toMatchObject({
      isTicket: true,
      taught: { email: ['ola@example.com'] },
    });
  });
});

describe('no ticket', () => {
  it.each([
    ['is a product with a number and an address', product, '/products'],
    ['is an empty page, although its URL has an id', '<main></main>', '/tickets/48217'],
    ['is a form alone, although its URL has an id', `<h1>Lamp</h1>${reply}`, '/orders/48217'],
    ['is the page of an article', product, '/help/how-to-clean-a-lamp'],
    ['is a list under a word for tickets', product, '/tickets'],
  ])('%s', (_, html, path) => {
    expect(read(html, path)).toMatchObject({ isTicket: false, lines: [] });
  });

  it('but one that cannot be read is a text with a key under a URL with an id: the user can show where to look', () => {
    expect(read(talk, '/a/x/48217')).toMatchObject({ isTicket: false, hint: 'unreadable' });
    expect(read(talk, '/a/overview')).toMatchObject({ isTicket: false, hint: '' });
  });
});

import { expect, it } from 'vitest';
import { readTicket } from './read-ticket';

/** Draws a page of the helpdesk and reads it as the content script does. */
function read(html: string, address = 'https://app.responso.com/tickets/1') {
  document.body.innerHTML = html;
  return readTicket(document, new URL(address), { isOurs: () => false, isStale: () => false, taught: {} });
}

it('reads the text beside a reply box', () => {
  expect(
    read('<main><article><p>Zamówienie 30112</p><textarea></textarea></article></main>').lines,
  ).toContain('Zamówienie 30112');
});

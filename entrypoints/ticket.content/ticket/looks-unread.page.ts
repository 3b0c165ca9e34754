import { expect, it } from 'vitest';
import type { TicketPage } from '@/lib/sites/responso/reading/read-page';
import { unknownKind } from '@/lib/model/unknown-kind';
import { looksUnread } from './looks-unread';

const nothing: TicketPage = {
  ...{ isTicket: true, hasReplyBox: true, lines: ['Reply'], taught: {} },
  ...{ agentAddresses: ['anna@shop.example'], kind: unknownKind },
};

function isUnread(html: string, page: Partial<TicketPage> = {}): boolean {
  document.body.innerHTML = html;
  return looksUnread(document, { ...nothing, ...page }, '7100031', () => false);
}

it.each([
  ['an e-mail in a part that was left out', '<nav>jan@example.com</nav>', {}, true],
  ['a number', '<p>Zamówienie 49451818</p>', {}, true],
  ['the ticket’s own number', '<p>Ticket #7100031</p>', {}, false],
  ['the agent’s own address', '<p>Anna@shop.example</p>', {}, false],
  ['what is not drawn', '<p hidden>49451818</p>', {}, false],
  ['nothing of the kind', '<p>Dzień dobry, od 2019 roku</p>', {}, false],
  [
    'a ticket that was read',
    '<p>49451818</p>',
    { lines: ['Dzień dobry, kiedy wyślecie moją paczkę? Czekam.'] },
    false,
  ],
  ['a page that is no ticket', '<p>49451818</p>', { isTicket: false }, false],
])('a page with %s is said to be unread: %#', (_, html, page, isSo) => {
  expect(isUnread(html, page)).toBe(isSo);
});

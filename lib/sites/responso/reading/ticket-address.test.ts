import { describe, expect, it } from 'vitest';
import { isAnotherTicket, ticketIdOf } from './ticket-address';

const at = (path: string) => new URL(path, 'https://app.responso.com');

describe('the ticket that an address names', () => {
  it.each([
    ['/tickets/12345', '12345'],
    ['/tickets/812', '812'],
    ['/tickets/7', '7'],
    ['/tickets/12345-gdzie-jest-paczka', '12345'],
    ['/tickets/PL-12345', 'PL-12345'],
    ['/app#/t/12345', '12345'],
    ['/app#!/inbox/conversation/12345?tab=notes', '12345'],
    ['/desk?view=mine&conversation=12345', '12345'],
    ['/desk?view=412&conversation=777123', '777123'],
    ['/inbox/12345', '12345'],
    ['/inbox#12345', '12345'],
    ['/inbox#ticket=12345', '12345'],
    ['/nowhere/770001', '770001'],
    ['/#/messages/7f6a1c1e-9a51-4f0e-8b1d-0c6a4cf2d911', '7f6a1c1e-9a51-4f0e-8b1d-0c6a4cf2d911'],
    ['/w/1042/tickets/V1StGXR8_Z5jdHi', 'V1StGXR8_Z5jdHi'],
    ['/w/1042/tickets/3fQkLmZyXw_p1', '3fQkLmZyXw_p1'],
    ['/t/01J9Z3NDEKTSV4RRFFQ69G5FAV', '01J9Z3NDEKTSV4RRFFQ69G5FAV'],
    ['/c/507f1f77bcf86cd799439011', '507f1f77bcf86cd799439011'],
    ['/mail/u/0/#inbox/FMfcgzQcpxSkWlmTn', 'FMfcgzQcpxSkWlmTn'],
    ['/desk?id=77', '77'],
    ['/desk?id=77#entry-134', '77'],
    ['/scp/tickets.php?id=710003#entry-134', '710003'],
    ['/Ticket/Display.html?id=710003', '710003'],
    ['/fr/member/ticket/view/1843', '1843'],
    ['/helpdesk/tickets/show/7', '7'],
    ['/index.pl?Action=AgentTicketZoom;TicketID=20117', '20117'],
  ])('%s is %s', (path, id) => expect(ticketIdOf(at(path))).toBe(id));

  it.each([
    '/inbox/mine?q=12345',
    '/app#/inbox',
    '/tickets',
    '/tickets?page=2026',
    '/settings/tickets/new',
    '/w/1042/inbox',
    '/w/1042/tickets',
    '/inbox',
    '/search?query=48213377',
    '/help/how-to-set-up-2fa',
    '/help/HowToReturnAParcelFromAbroad',
    '/desk#entry-134',
    '/desk#message-998877',
    '/dashboards/10423',
    '/tickets/view/mine',
    '/views/10423',
    '/orders/48213377',
    '/products/88120/edit',
    '/settings/macros/8812',
    '/pomoc/artykuly/440112-jak-zwrocic',
    '/users?id=12',
    '/',
  ])('%s is none', (path) => expect(ticketIdOf(at(path))).toBe(''));
});

it.each([
  ['/tickets/12345#reply', '/tickets/12345?tab=notes'],
  ['/tickets/12345', '/tickets/12345#message-998877'],
  ['/tickets/12345', '/tickets/12345/attachments/5567'],
  ['/desk?view=412&conversation=777123', '/desk?view=205&conversation=777123'],
  ['/tickets/12345-gdzie-paczka', '/tickets/12345'],
])('%s and %s are one ticket', (one, other) => {
  expect(ticketIdOf(at(one))).toBe(ticketIdOf(at(other)));
});

describe('a link leads to another ticket', () => {
  it.each([
    ['/tickets/12346', '/tickets/12345', true],
    ['/tickets/12346#last', '/tickets/12345', true],
    ['/app#/t/12346', '/app#/t/12345', true],
    ['/desk?view=1&conversation=12346', '/desk?view=2&conversation=12345', true],
    ['/tickets/12345#last', '/tickets/12345', false],
    ['#entry-134', '/desk', false],
    ['#134', '/desk?id=77', false],
    ['#entry-134', '/desk?id=77', false],
    ['#entry-135', '/desk?id=77#entry-134', false],
    ['/desk?id=78', '/desk?id=77', true],
    ['/inbox#12346', '/inbox#12345', true],
    ['/inbox#ticket=12346', '/inbox#ticket=12345', true],
    ['#/t/12346', '/app#/t/12345', true],
    ['/conversation/812/4712', '/conversation/811/4711', true],
    ['/tickets/12345/messages/2', '/tickets/12345/messages/1', false],
    ['/contacts/99123', '/tickets/12345', false],
    ['/tickets', '/tickets/12345', false],
    ['https://panel.baselinker.com/orders.php#order:48213377', '/tickets/12345', false],
  ])('%s from %s: %s', (there, here, isAnother) => {
    expect(isAnotherTicket(new URL(there, at(here)), at(here))).toBe(isAnother);
  });
});

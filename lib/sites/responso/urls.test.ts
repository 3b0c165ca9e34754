import { expect, it } from 'vitest';
import { idsOfAddress, isTicketAddress } from './read-ticket';
import { isResponsoApp } from './urls';

it.each(['https://app.responso.com/tickets/1', 'https://panel.responso.com/', 'https://a.b.responso.com/'])(
  '%s may be the app',
  (url) => expect(isResponsoApp(new URL(url))).toBe(true),
);

it.each([
  'https://responso.com/',
  'https://www.responso.com/pricing',
  'https://docs.responso.com/responso-doc',
  'http://app.responso.com/',
  'https://app.responso.com.evil.test/',
  'https://notresponso.com/',
])('%s is not', (url) => expect(isResponsoApp(new URL(url))).toBe(false));

it.each([
  'https://app.responso.com/tickets/12345',
  'https://app.responso.com/app#/t/12345',
  'https://app.responso.com/desk?view=mine&conversation=12345',
  'https://app.responso.com/inbox/12345',
  'https://app.responso.com/#/messages/7f6a1c1e-9a51-4f0e-8b1d-0c6a4cf2d911',
])('%s names a ticket', (url) => expect(isTicketAddress(new URL(url))).toBe(true));

it.each([
  'https://app.responso.com/inbox/mine?q=12345',
  'https://app.responso.com/app#/inbox',
  'https://app.responso.com/tickets',
  'https://app.responso.com/tickets?page=2026',
  'https://app.responso.com/settings/tickets/new',
])('%s does not', (url) => expect(isTicketAddress(new URL(url))).toBe(false));

it('a jump within a ticket is not another ticket', () => {
  const ids = (path: string) => idsOfAddress(new URL(path, 'https://app.responso.com'));
  expect(ids('/tickets/12345#reply')).toBe(ids('/tickets/12345?tab=notes'));
  expect(ids('/tickets/12345')).not.toBe(ids('/tickets/12346'));
});

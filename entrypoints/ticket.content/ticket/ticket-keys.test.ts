import { expect, it } from 'vitest';
import { keyOf, noteFollowed, noteOther } from './ticket-keys';

const workspace = new URL('https://app.responso.com/w/1042/desk');
const ticket = new URL('https://app.responso.com/tickets/12345');
const none = new Set<string>();

it('what is linked to one ticket is not linked to all that stand at its address', () => {
  const shared = noteOther(none, workspace);
  expect(keyOf(shared, workspace)).toBe('');
  expect(keyOf(shared, ticket)).toBe('app.responso.com 12345');
});

it('what is linked to a ticket stays, although the page drew the next one before it changed its address', () => {
  const drawnFirst = new URL('https://app.responso.com/desk/55501');
  const shared = noteFollowed(noteOther(none, drawnFirst), drawnFirst);
  expect(keyOf(shared, drawnFirst)).toBe('app.responso.com 55501');
});

it('what is linked to a ticket whose address says so stays, whatever view of it is shown', () => {
  expect(keyOf(noteOther(none, ticket), ticket)).toBe('app.responso.com 12345');
});

import { beforeEach, expect, it } from 'vitest';
import { createTicketKeys, type TicketKeys } from './ticket-keys';

const workspace = new URL('https://app.responso.com/w/1042/desk');
const ticket = new URL('https://app.responso.com/tickets/12345');
let keys: TicketKeys;

beforeEach(() => {
  keys = createTicketKeys();
});

it('what is linked to one ticket is not linked to all that stand at its address', () => {
  keys.noteOther(workspace);
  expect(keys.of(workspace)).toBe('');
  expect(keys.of(ticket)).toBe('app.responso.com 12345');
});

it('what is linked to a ticket stays, although the page drew the next one before it changed its address', () => {
  const drawnFirst = new URL('https://app.responso.com/desk/55501');
  keys.noteOther(drawnFirst);
  keys.noteFollowed(drawnFirst);
  expect(keys.of(drawnFirst)).toBe('app.responso.com 55501');
});

it('what is linked to a ticket whose address says so stays, whatever view of it is shown', () => {
  keys.noteOther(ticket);
  expect(keys.of(ticket)).toBe('app.responso.com 12345');
});

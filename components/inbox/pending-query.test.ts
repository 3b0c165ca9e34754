import { beforeEach, expect, it } from 'vitest';
import { createPendingQuery, type PendingQuery } from './pending-query';

let posted: string[];
let pending: PendingQuery;

beforeEach(() => {
  posted = [];
  pending = createPendingQuery((query) => posted.push(query));
  pending.ask('48213377');
});

it('waits for the helpdesk', () => {
  expect(posted).toEqual([]);
  pending.noteApp();
  expect(posted).toEqual(['48213377']);
});

it('is not lost with a page that asks for a code before the helpdesk itself comes', () => {
  pending.noteApp();
  pending.noteApp();
  pending.noteTyped('48213377');
  expect(posted).toEqual(['48213377', '48213377']);
});

it('is searched for once where the search loads the page anew', () => {
  pending.noteApp();
  pending.noteTyped('48213377');
  pending.noteApp();
  expect(posted).toEqual(['48213377']);
});

it('is given to the page that is there when it changes, also back to what was typed before', () => {
  pending.noteApp();
  pending.noteTyped('48213377');
  pending.ask('');
  pending.ask('48213377');
  expect(posted).toEqual(['48213377', '', '48213377']);
});

it('comes after another that is typed while it is asked for', () => {
  pending.noteApp();
  pending.ask('48213378');
  pending.noteTyped('48213377');
  pending.noteApp();
  expect(posted.at(-1)).toBe('48213378');
  expect(posted).toHaveLength(3);
});

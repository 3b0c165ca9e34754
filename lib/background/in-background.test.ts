import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FailureError } from '@/lib/model/failure';
import { unexpectedAnswers } from '@/lib/stored/unexpected-answers';
import { inBackground } from './in-background';

beforeEach(() => {
  fakeBrowser.reset();
});

it.each([
  [new TypeError('with somebody’s name in it'), 'badge: TypeError'],
  [new FailureError({ kind: 'databaseBlocked' }), 'badge: databaseBlocked'],
])('what fails with nobody waiting is in the report, without its message', async (thrown, said) => {
  inBackground(Promise.reject(thrown), 'badge');
  await vi.waitFor(async () => {
    expect(await unexpectedAnswers.read()).toEqual([said]);
  });
});

it('several that fail at once are all in the report', async () => {
  for (const what of ['one', 'two', 'three']) inBackground(Promise.reject(new Error()), what);
  await vi.waitFor(async () => {
    expect(await unexpectedAnswers.read()).toEqual(['one: Error', 'two: Error', 'three: Error']);
  });
});

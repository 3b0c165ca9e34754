import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noteUnexpected, unexpectedAnswers } from './unexpected-answers';

beforeEach(() => {
  fakeBrowser.reset();
});

it('keeps a report once, also one that is cut', async () => {
  const long = 'x'.repeat(400);
  for (const report of [long, 'getOrders: HTTP 502', long]) await noteUnexpected(report);
  expect(await unexpectedAnswers.read()).toEqual(['getOrders: HTTP 502', 'x'.repeat(300)]);
});

it('keeps the last five', async () => {
  for (const report of ['1', '2', '3', '4', '5', '6']) await noteUnexpected(report);
  expect(await unexpectedAnswers.read()).toEqual(['2', '3', '4', '5', '6']);
});

import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { unexpectedAnswers } from '@/lib/stored/unexpected-answers';
import { hearLostTransactions } from './hear-lost-transactions';

/** Lets a promise be rejected without anyone to hear it. @returns whether the browser would report it */
function reject(reason: unknown): boolean {
  const listen =
    vi.fn<
      (type: string, listener: (event: { reason: unknown; preventDefault: () => void }) => void) => void
    >();
  vi.stubGlobal('addEventListener', listen);
  hearLostTransactions();
  vi.unstubAllGlobals();
  let isReported = true;
  listen.mock.calls[0]?.[1]({ reason, preventDefault: () => (isReported = false) });
  return isReported;
}

beforeEach(() => {
  fakeBrowser.reset();
});

it('hears the rest of a transaction that the browser has lost, and notes it in the report', async () => {
  expect(reject(new DOMException('IO error', 'UnknownError'))).toBe(false);
  await vi.waitFor(async () => {
    expect(JSON.stringify(await unexpectedAnswers.read())).toContain('database: databaseDamaged');
  });
});

it('leaves every other error to the browser', () => {
  expect(reject(new TypeError('x is undefined'))).toBe(true);
  expect(reject(new DOMException('', 'NotAllowedError'))).toBe(true);
});

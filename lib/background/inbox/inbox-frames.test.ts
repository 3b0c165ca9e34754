import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakeSessionRules } from '@/tests/fixtures/session-rules';
import { allowedTabs, allowFrame } from './frame-access';
import { settleInboxFrames } from './inbox-frames';

const host = 'app.responso.com';
/** Answers for the page of each tab; a tab without an answer hangs. Other tabs are closed. */
let pages: Map<number, boolean | undefined>;

beforeEach(() => {
  fakeBrowser.reset();
  fakeSessionRules();
  pages = new Map();
  Object.assign(browser, { permissions: { contains: () => Promise.resolve(false) } });
  Object.assign(browser.tabs, {
    get: (tabId: number) => (pages.has(tabId) ? Promise.resolve({}) : Promise.reject(new Error('No tab'))),
    sendMessage: (tabId: number) => {
      const res = pages.get(tabId);
      return res === undefined ? new Promise(() => undefined) : Promise.resolve({ res });
    },
  });
});

it('leaves the frame of a page that hangs, and lets the next inbox open', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    pages.set(7, undefined).set(8, true);
    await allowFrame(7, host);
    const settled = settleInboxFrames();
    const opened = allowFrame(8, host);
    await vi.advanceTimersByTimeAsync(3_000);
    await Promise.all([settled, opened]);
    expect(await allowedTabs()).toEqual([7, 8]);
  } finally {
    vi.useRealTimers();
  }
});

it('takes the access from a tab that was closed while its page was asked', async () => {
  pages.set(7, false);
  await Promise.all([7, 8].map((tabId) => allowFrame(tabId, host)));
  await settleInboxFrames();
  expect(await allowedTabs()).toEqual([]);
});

import { beforeEach, expect, it, vi } from 'vitest';
import { browser, type Browser } from 'wxt/browser';
import { allowFrame, allowedTabs } from './frame-rule';

type SessionRule = Browser.declarativeNetRequest.Rule;

let rules: SessionRule[] = [];
const updateSessionRules = async ({
  addRules = [],
  removeRuleIds = [],
}: Browser.declarativeNetRequest.UpdateRuleOptions) => {
  rules = [...rules.filter(({ id }) => !removeRuleIds.includes(id)), ...addRules];
  return Promise.resolve();
};

vi.stubGlobal('fetch', (_: unknown, { signal }: RequestInit) =>
  signal?.aborted ? Promise.reject(new DOMException('', 'TimeoutError')) : new Promise(() => undefined),
);

beforeEach(() => {
  rules = [];
  Object.assign(browser.declarativeNetRequest, {
    getSessionRules: () => Promise.resolve(rules),
    updateSessionRules,
  });
});

it('a helpdesk that falls silent keeps no frame waiting: the frames are allowed without its policy', async () => {
  // Sooner than the real 5 s.
  const longest = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
  await Promise.all([allowFrame(7, 'app.responso.com'), allowFrame(8, 'app.responso.com')]);
  expect(longest).toHaveBeenCalledWith(5_000);
  expect(await allowedTabs()).toEqual([7, 8]);
  expect(rules[0]?.action.responseHeaders).toEqual([{ header: 'x-frame-options', operation: 'remove' }]);
});

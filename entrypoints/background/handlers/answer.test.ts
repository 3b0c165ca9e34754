import { beforeEach, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FailureError } from '@/lib/model/failure';
import { nothingSchema } from '@/lib/messages/reply';
import { unexpectedAnswers } from '@/lib/stored/unexpected-answers';
import { answer } from './answer';
import { forgetPanelKey, keepPanelKey } from './panel-keys';

beforeEach(() => {
  fakeBrowser.reset();
});

const first = '11111111-1111-4111-8111-111111111111';
const second = '22222222-2222-4222-8222-222222222222';
const third = '33333333-3333-4333-8333-333333333333';
const panel = (tabId: number, key: string) => ({
  id: browser.runtime.id,
  url: `${browser.runtime.getURL('/order-panel.html')}#${key}`,
  frameId: 3,
  tab: { id: tabId, url: 'https://app.responso.com/tickets/1' },
});
const ask = (tabId: number, key: string) =>
  answer(['panel'], nothingSchema, () => Promise.resolve('done'))({
    data: undefined,
    sender: panel(tabId, key),
  });

it('a panel is answered in the tab and with the key that our content script has mounted it with', async () => {
  // The store is slow: the panel may ask before it has written.
  const written = keepPanelKey(7, first);
  expect(await ask(7, first)).toEqual({ ok: true, value: 'done' });
  await written;
  await keepPanelKey(7, second);
  expect(await ask(7, second)).toEqual({ ok: true, value: 'done' });
});

it.each([
  ['a page has framed itself', 7, ''],
  ['has a key that was made up', 7, third],
  ['was mounted in another tab', 8, second],
  ['was replaced by a newer one', 7, first],
])('a panel that %s is not answered', async (_, tabId, key) => {
  await keepPanelKey(7, first);
  await keepPanelKey(7, second);
  await expect(ask(tabId, key)).rejects.toThrow('not from here');
  await forgetPanelKey(7);
  await expect(ask(7, second)).rejects.toThrow('not from here');
});

it('several answers of Base that nobody can use are all in the report, also when they come at once', async () => {
  const sender = { id: browser.runtime.id, url: browser.runtime.getURL('/options.html') };
  const meet = (report: string) => {
    const act = () => Promise.reject(new FailureError({ kind: 'unexpectedAnswer', report }));
    return answer(['ownPage'], nothingSchema, act)({ data: undefined, sender });
  };
  await Promise.all(['getOrders: one', 'getOrderPackages: two', 'getLabel: three'].map(meet));
  expect((await unexpectedAnswers.read()).toSorted()).toEqual([
    'getLabel: three',
    'getOrderPackages: two',
    'getOrders: one',
  ]);
});

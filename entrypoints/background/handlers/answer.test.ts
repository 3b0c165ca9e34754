import { beforeEach, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FailureError } from '@/lib/model/failure';
import { nothingSchema } from '@/lib/messages/reply';
import { unexpectedAnswers } from '@/lib/stored/unexpected-answers';
import { answer } from './answer';

beforeEach(() => {
  fakeBrowser.reset();
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

import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import 'fake-indexeddb/auto';
import { FailureError } from '@/lib/model/failure';
import { dismissNotice, noticesOfTab, orNotice } from './document-notices';

const tab = 7;
/** A label of a ticket that the tab does not show any more fails. */
const fail = (id: string) => {
  const place = { kind: 'label', accountId: 'a', of: 'order', id, packageId: '', number: '1' } as const;
  const act = () => Promise.reject(new FailureError({ kind: 'labelMissing' }));
  return orNotice(tab, { visit: 'left', place }, act).catch(() => undefined);
};
const said = async () =>
  (await noticesOfTab(tab).read()).map(({ place }) => (place.kind === 'label' ? place.id : place.invoiceId));

beforeEach(() => {
  fakeBrowser.reset();
});

it('labels that fail together are all told of', async () => {
  await Promise.all(['1', '2', '3'].map(fail));
  expect((await said()).toSorted()).toEqual(['1', '2', '3']);
});

it('a label that fails while the notice of another is put away is told of, and that one not again', async () => {
  await fail('1');
  const [first] = await noticesOfTab(tab).read();
  await Promise.all([fail('2'), dismissNotice(tab, first?.id ?? ''), fail('3')]);
  expect((await said()).toSorted()).toEqual(['2', '3']);
});

it('a notice of a label goes once the agent has that label, and those of others stay', async () => {
  await Promise.all(['1', '2'].map(fail));
  const place = { kind: 'label', accountId: 'a', of: 'order', id: '1', packageId: '', number: '1' } as const;
  const asked = () => Promise.resolve('forPrinters');
  await orNotice(tab, { visit: 'now', place }, asked, (outcome) => outcome !== 'forPrinters');
  expect((await said()).toSorted()).toEqual(['1', '2']);
  await orNotice(tab, { visit: 'now', place }, () => Promise.resolve('attached'));
  expect(await said()).toEqual(['2']);
});

it('a notice of an invoice is not one of a label', async () => {
  await fail('1');
  const place = { kind: 'invoice', accountId: 'a', orderId: '1', invoiceId: '1', number: '1' } as const;
  await orNotice(tab, { visit: 'now', place }, () => Promise.resolve('attached'));
  expect(await said()).toEqual(['1']);
});

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { SearchedOrders } from '@/lib/messages/order-messages';
import type { Order } from '@/lib/model/order';
import { changes, noChanges } from '@/lib/stored/changes';
import { t } from '@/lib/text/i18n';
import { containing } from '@/tests/page/containing';
import {
  answer,
  failed,
  never,
  ok,
  startBackground,
  type Answer,
  type Heard,
} from '@/tests/page/fake-background';
import { account, named, order, orderLike, otherAccount, sameBuyer } from '@/tests/page/fixtures';
import SearchBox from './SearchBox.svelte';

const none: SearchedOrders = { matches: [], asked: ['order'], failures: [] };
const one: SearchedOrders = { ...none, matches: [named] };
const field = () => page.getByRole('searchbox');
const askBase = (query: string) => page.getByRole('button', { name: t('search.askBase', { query }) });
const card = (orderId: string) => page.getByRole('article', { name: `#${orderId}` });

async function open(here: SearchedOrders, ...answers: Answer[]): Promise<Heard[]> {
  const heard = startBackground(
    answer('searchOrders', () => ok(here)),
    answer('searchBase', () => ok(none)),
    ...answers,
  );
  await render(SearchBox, {
    accounts: [account],
    hrefOf: ({ orderId }: Order) => `https://panel.example/#order:${orderId}`,
  });
  return heard;
}

const queriesTo = (heard: Heard[], wanted: string) =>
  heard.filter(({ type }) => type === wanted).map(({ sent }) => sent);

it('takes what is typed at once, and finds the orders kept here once the agent pauses', async () => {
  const heard = await open(one);
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard('482133');
  await expect.element(card(order.orderId)).toBeVisible();
  await expect.element(page.getByRole('heading', { name: t('search.here') })).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: t('order.open'), exact: false }))
    .toHaveAttribute('href', `https://panel.example/#order:${order.orderId}`);
  expect(queriesTo(heard, 'searchOrders').at(-1)).toEqual({ query: '482133' });
  expect(queriesTo(heard, 'searchBase')).toEqual([]);
});

it('shows nothing of an order that was looked for before', async () => {
  let answerFirst: (() => void) | undefined;
  await open(
    none,
    answer('searchOrders', async ({ query }) => {
      if (query !== 'first') return ok(none);
      await new Promise<void>((resolve) => (answerFirst = resolve));
      return ok(one);
    }),
  );
  await field().fill('first');
  await expect.poll(() => answerFirst).toBeDefined();
  await field().fill('second');
  await expect.element(page.getByText(t('search.noneHere'))).toBeVisible();
  answerFirst?.();
  await expect.element(page.getByText(t('search.noneHere'))).toBeVisible();
  await expect.element(card(order.orderId)).not.toBeInTheDocument();
});

describe('an order that is not here', () => {
  it('is asked for in Base when Enter is pressed, and told apart from those that were here', async () => {
    const heard = await open(
      { ...none, matches: [sameBuyer(orderLike('48100001', 9))] },
      answer('searchBase', () => ok(one)),
    );
    await field().fill(order.orderId);
    await expect.element(askBase(order.orderId)).toBeVisible();
    await field().click();
    await userEvent.keyboard('{Enter}');
    const live = page.getByRole('region', { name: t('panel.live') });
    await expect.element(live.getByRole('article', { name: `#${order.orderId}` })).toBeVisible();
    const here = page.getByRole('region', { name: t('search.here') });
    await expect.element(here.getByRole('article', { name: '#48100001' })).toBeVisible();
    expect(queriesTo(heard, 'searchBase')).toEqual([{ query: order.orderId }]);
  });

  it('may be unknown to Base too, which is said; the keyboard is still in the page', async () => {
    await open(none);
    await field().fill('48990777');
    await expect.element(askBase('48990777')).toBeVisible();
    askBase('48990777').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(t('search.noneInBase'))).toBeVisible();
    expect(document.activeElement).not.toBe(null);
  });

  it('is outlined while Base is asked', async () => {
    await open(none, answer('searchBase', never));
    await field().fill('48990777');
    await askBase('48990777').click();
    await expect.element(page.getByRole('heading', { name: t('panel.asking') })).toBeVisible();
  });

  it('cannot be asked for where Base takes no such question', async () => {
    const heard = await open({ ...none, asked: [] });
    await field().fill('Nobodysname');
    await expect.element(page.getByText(t('search.cannotAsk'))).toBeVisible();
    await field().click();
    await userEvent.keyboard('{Enter}');
    expect(queriesTo(heard, 'searchBase')).toEqual([]);
  });

  it('says why an account could not be asked, and tries again', async () => {
    const heard = await open(
      none,
      answer('searchBase', () =>
        ok({ ...none, failures: [{ accountId: 'a', failure: { kind: 'budgetSpent' } }] }),
      ),
    );
    await field().fill('48990777');
    await askBase('48990777').click();
    await expect.element(page.getByText(t('failure.budgetSpent.text'))).toBeVisible();
    await page.getByRole('button', { name: t('failure.budgetSpent.action') }).click();
    await expect.poll(() => queriesTo(heard, 'searchBase')).toHaveLength(2);
  });
});

it('says why nothing could be looked up', async () => {
  await open(
    none,
    answer('searchOrders', () => failed({ kind: 'storageFull' })),
  );
  await field().fill('48');
  await expect.element(page.getByText(t('failure.storageFull.text'))).toBeVisible();
});

it('shows what it has found as it is by now', async () => {
  const shown = { ...none, matches: [named] };
  await open(
    none,
    answer('searchOrders', () => ok(shown)),
  );
  await field().fill('48');
  await expect.element(card(order.orderId)).toMatchTextContent(containing('Wysłane'));
  shown.matches = [{ ...named, order: { ...order, statusId: '6' } }];
  await changes.write({ ...noChanges, orders: 1 });
  await expect.element(card(order.orderId)).toMatchTextContent(containing('Anulowane'));
});

it('names the account of an order where there are several', async () => {
  startBackground(answer('searchOrders', () => ok(one)));
  await render(SearchBox, { accounts: [account, otherAccount], hrefOf: () => '#' });
  await field().fill('48');
  await expect
    .element(card(order.orderId))
    .toMatchTextContent(containing(account.name.replace(' ', '\u00a0')));
});

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { announcer } from '@/components/ui/announcer.svelte';
import type { TicketView } from '@/lib/messages/ticket-messages';
import { changes, noChanges } from '@/lib/stored/changes';
import { settings } from '@/lib/stored/settings';
import { syncProgress } from '@/lib/stored/sync-progress';
import { t } from '@/lib/text/i18n';
import {
  answer,
  failed,
  never,
  ok,
  startBackground,
  stopBackground,
  type Answer,
  type Heard,
} from '@/tests/page/fake-background';
import {
  account,
  entry,
  found,
  foundSeveral,
  named,
  nothingFound,
  orderLike,
  sameBuyer,
  synced,
} from '@/tests/page/fixtures';
import OrderPanel from './OrderPanel.svelte';

/** What the background says of the ticket; a test changes it. */
let view: TicketView;

async function open(first: TicketView, ...answers: Answer[]): Promise<Heard[]> {
  view = first;
  const heard = startBackground(
    answer('findOrders', () => ok(view)),
    answer('listAccounts', () => ok([account])),
    answer('askForTicket', () => ok(null)),
    answer('refreshOrders', () => ok(null)),
    answer('judgeOrder', () => ok(null)),
    answer('openSettings', () => ok(null)),
    answer('syncNow', () => ok(null)),
    ...answers,
  );
  await render(OrderPanel);
  return heard;
}

const card = (orderId: string) => page.getByRole('article', { name: `#${orderId}` });
const button = (name: string) => page.getByRole('button', { name, exact: false });
const sentAs = (heard: Heard[], type: string) =>
  heard.filter((message) => message.type === type).map(({ sent }) => sent);
const tell = (event: 'visit' | 'read', visit: string) =>
  dispatchEvent(new MessageEvent('message', { data: { event, visit }, source: parent }));
const mine = named.order.orderId;
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('the panel', () => {
  it('leads to the settings where nothing is connected', async () => {
    const heard = await open(
      nothingFound,
      answer('listAccounts', () => ok([])),
    );
    await button(t('failure.notConnected.action')).click();
    await expect.poll(() => sentAs(heard, 'openSettings')).toEqual(['accounts']);
  });

  it('claims nothing while the page still draws the ticket', async () => {
    await open({ ...nothingFound, isRead: false });
    await expect.element(page.getByText(t('panel.loading'))).toBeVisible();
    await expect.element(page.getByText(t('panel.noneFound'))).not.toBeInTheDocument();
  });

  it('shows no order of a ticket that the page has left, however late an answer comes', async () => {
    await open(found);
    await expect.element(card(mine)).toBeVisible();
    tell('visit', 'next');
    await expect.element(card(mine)).not.toBeInTheDocument();
    await expect.element(page.getByText(t('panel.loading'))).toBeVisible();
    // An answer that still is about the former ticket.
    tell('read', 'next');
    await expect.element(card(mine)).not.toBeInTheDocument();
    view = { ...found, visit: 'next', matches: [sameBuyer(orderLike('48100001', 3))] };
    tell('read', 'next');
    await expect.element(card('48100001')).toBeVisible();
    await expect.element(card(mine)).not.toBeInTheDocument();
  });

  it('believes nobody but the window around it', async () => {
    await open(found);
    await expect.element(card(mine)).toBeVisible();
    dispatchEvent(new MessageEvent('message', { data: { event: 'visit', visit: 'x' }, source: null }));
    await expect.element(card(mine)).toBeVisible();
  });

  it('shows what has changed meanwhile', async () => {
    await open(nothingFound);
    await expect.element(page.getByText(t('panel.noneFound'))).toBeVisible();
    view = found;
    await changes.write({ ...noChanges, orders: 1 });
    await expect.element(card(mine)).toBeVisible();
  });

  it('says so where the background has gone', async () => {
    await open(found);
    await expect.element(card(mine)).toBeVisible();
    stopBackground();
    tell('read', found.visit);
    await expect.element(page.getByText(t('failure.extensionUpdated.text'))).toBeVisible();
  });
});

describe('the buyer at a glance', () => {
  const line = () => page.getByRole('region', { name: t('buyer.title') }).getByRole('button');
  const spoken = () => plain(line().query()?.textContent ?? '');

  it('is one line, which opens to the first and the last order by keyboard too', async () => {
    await open(foundSeveral);
    await expect.poll(spoken).toMatch(/^This buyer: 3 orders · 1 return · since .+ · PLN 525.92 \+ €262.96$/);
    await expect.element(page.getByText('#47000001 ·')).not.toBeInTheDocument();
    line().element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('#47000001 ·')).toBeVisible();
    await expect.element(page.getByText(`#${mine} ·`)).toBeVisible();
    await expect.element(line()).toHaveAttribute('aria-expanded', 'true');
  });

  it('says nothing that is not known', async () => {
    await open({ ...foundSeveral, buyer: { orders: 3, returns: 0, totals: [], span: null } });
    await expect.poll(spoken).toBe('This buyer: 3 orders');
  });

  it('is not there for one order', async () => {
    await open(found);
    await expect.element(card(mine)).toBeVisible();
    await expect.element(line()).not.toBeInTheDocument();
  });
});

describe('a ticket without an order', () => {
  const askable = { ...nothingFound, live: { ...nothingFound.live, open: ['nowa@example.com'] } };

  it('is asked about by itself, once while it stays open', async () => {
    const heard = await open(askable);
    await expect.poll(() => sentAs(heard, 'askForTicket')).toEqual([{ isAgain: false }]);
    await changes.write({ ...noChanges, orders: 1 });
    await changes.write({ ...noChanges, orders: 2 });
    await expect.poll(() => sentAs(heard, 'findOrders').length).toBeGreaterThan(2);
    expect(sentAs(heard, 'askForTicket')).toHaveLength(1);
  });

  it('is asked about only when the agent wants it, where that is set', async () => {
    const heard = await open({ ...askable, live: { ...askable.live, isByItself: false } });
    await expect.element(button(t('panel.askBase'))).toBeVisible();
    expect(sentAs(heard, 'askForTicket')).toEqual([]);
    view = { ...nothingFound, live: { ...nothingFound.live, asked: ['nowa@example.com'] } };
    await button(t('panel.askBase')).click();
    await expect.element(page.getByText(t('panel.askedBase'), { exact: false })).toBeVisible();
    await expect.element(button(t('panel.askBase'))).not.toBeInTheDocument();
  });

  it('says for what was looked, and leads to the search by hand', async () => {
    await open(nothingFound);
    await expect.element(page.getByText('nowa@example.com')).toBeVisible();
    await button(t('search.byHand')).click();
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
  });

  it('with nothing to look for leads to where Sidecar can be shown where to look', async () => {
    const heard = await open({ ...nothingFound, lookedFor: [] });
    await button(t('diagnostics.open')).click();
    await expect.poll(() => sentAs(heard, 'openSettings')).toEqual(['diagnostics']);
  });

  it('of an account that could not be asked says why, and asks again', async () => {
    const failing = { accountId: 'a', failure: { kind: 'offline' } as const };
    const heard = await open({ ...nothingFound, live: { ...nothingFound.live, failures: [failing] } });
    await expect.element(page.getByText(t('failure.offline.text'))).toBeVisible();
    await button(t('failure.offline.action')).click();
    await expect.poll(() => sentAs(heard, 'askForTicket')).toEqual([{ isAgain: true }]);
  });
});

describe('an order', () => {
  it('that is not the ticket’s is dismissed, which can be taken back; the keyboard goes on in the panel', async () => {
    const heard = await open(found);
    await expect.element(button(t('link.dismiss'))).toBeVisible();
    view = { ...found, matches: [], dismissed: [named] };
    await button(t('link.dismiss')).click();
    await expect.element(card(mine)).not.toBeInTheDocument();
    await expect.poll(() => announcer.said).toContain(t('link.saidDismissed', { id: mine }));
    await expect.element(page.getByRole('main')).toHaveFocus();
    view = found;
    await button(t('link.undo')).click();
    await expect.element(card(mine)).toBeVisible();
    const which = { visit: found.visit, accountId: 'a', orderId: mine };
    expect(sentAs(heard, 'judgeOrder')).toEqual([
      { ...which, verdict: 'dismissed' },
      { ...which, verdict: null },
    ]);
  });

  it('is linked by keyboard alone, and unlinked again', async () => {
    const other = sameBuyer(orderLike('48100001', 3));
    const heard = await open(
      nothingFound,
      answer('searchOrders', () => ok({ matches: [other], asked: [], failures: [] })),
    );
    const search = button(t('search.open'));
    await expect.element(search).toBeVisible();
    search.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('48100001');
    await expect.element(card('48100001')).toBeVisible();
    view = { ...found, matches: [{ ...other, reasons: [{ kind: 'linked', written: '' }] }] };
    button(t('link.link')).element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(card('48100001')).toMatchTextContent(t('reason.linked'));
    view = nothingFound;
    await button(t('link.unlink')).click();
    await expect.element(card('48100001')).not.toBeInTheDocument();
    expect(sentAs(heard, 'judgeOrder')).toMatchObject([{ verdict: 'linked' }, { verdict: null }]);
  });

  it('that could not be linked says why', async () => {
    await open(
      found,
      answer('judgeOrder', () => failed({ kind: 'storageFull' })),
    );
    await button(t('link.dismiss')).click();
    await expect.element(page.getByText(t('failure.storageFull.text'))).toBeVisible();
  });

  it('on a page whose address tells nothing is said to be linked for this visit only', async () => {
    await open({ ...found, dismissed: [named], matches: [], isRemembered: false });
    await expect.element(page.getByText(t('link.forVisit'))).toBeVisible();
  });

  it('is read again when the agent asks for it', async () => {
    const heard = await open(found);
    await button(t('panel.refresh')).click();
    await expect.poll(() => sentAs(heard, 'refreshOrders')).toHaveLength(1);
  });

  it('that a rule asks about gets the agent’s answer, which is said', async () => {
    const heard = await open(
      { ...found, ruled: [entry] },
      answer('answerAsked', () => ok('skipped')),
    );
    await expect.element(button(t('automations.panel.skip'))).toBeVisible();
    view = found;
    await button(t('automations.panel.skip')).click();
    await expect.poll(() => announcer.said).toContain(t('automations.panel.skipped'));
    const { ruleId, about, accountId, orderId } = entry;
    expect(sentAs(heard, 'answerAsked')).toEqual([
      { visit: found.visit, isWanted: false, ruleId, about, accountId, orderId },
    ]);
  });
});

describe('archived orders', () => {
  const old = sameBuyer(orderLike('47000001', 200));
  const hide = (count: number) => t('panel.hideArchived', { count: String(count) });
  const showLine = (count: number) => t('panel.showArchived', { count: String(count) });

  it('wait behind a button that counts them', async () => {
    await open({ ...found, matches: [named, old] });
    await expect.element(button(showLine(1))).toBeVisible();
    await expect.element(card('47000001')).not.toBeInTheDocument();
    await button(showLine(1)).click();
    await expect.element(card('47000001')).toBeVisible();
  });

  it('are shown where there are no others', async () => {
    await open({ ...found, matches: [old] });
    await expect.element(card('47000001')).toBeVisible();
    await button(hide(1)).click();
    await expect.element(card('47000001')).not.toBeInTheDocument();
  });

  it('are shown with the others where that is set, at once', async () => {
    await open({ ...found, matches: [named, old] });
    await expect.element(button(showLine(1))).toBeVisible();
    const before = await settings.read();
    await settings.write({ ...before, panel: { ...before.panel, showsArchived: true } });
    await expect.element(card('47000001')).toBeVisible();
  });
});

it('an account whose sync fails says so, with the time of what is shown, and is synced by the button there', async () => {
  await syncProgress.write({ a: { ...synced, failure: { kind: 'offline' } } });
  const heard = await open(found);
  await expect.element(page.getByText(t('failure.offline.text'))).toBeVisible();
  await expect.element(card(mine)).toBeVisible();
  await button(t('failure.offline.action')).click();
  expect(sentAs(heard, 'syncNow')).toHaveLength(1);
});

it('while Base is asked, that is said in place of "no order"', async () => {
  await open(
    { ...nothingFound, live: { ...nothingFound.live, open: ['nowa@example.com'] } },
    answer('askForTicket', never),
  );
  await expect.element(page.getByText(t('panel.asking'))).toBeVisible();
  await expect.element(page.getByText(t('panel.noneFound'))).not.toBeInTheDocument();
});

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Timeline } from '@/lib/model/timeline';
import { t } from '@/lib/text/i18n';
import { answer, failed, never, ok, startBackground, type Answer } from '@/tests/page/fake-background';
import { account, now, order, timeline } from '@/tests/page/fixtures';
import TimelineInCard from '@/tests/page/TimelineInCard.svelte';

const line = () => page.getByRole('button', { name: t('timeline.title') });
const rows = () =>
  page
    .getByRole('listitem')
    .elements()
    .map((row) => row.lastElementChild?.textContent.replace(/\s+/g, ' '));
const gives = (part: Partial<Timeline> = {}): Answer =>
  answer('readTimeline', () => ok({ ...timeline, ...part }));

async function open(...answers: Answer[]) {
  const heard = startBackground(...answers);
  await render(TimelineInCard, { order, account });
  expect(heard).toEqual([]);
  line().element().focus();
  await userEvent.keyboard('{Enter}');
  return heard;
}

describe('the timeline of an order', () => {
  it('is asked for when it is opened, and not again for a minute', async () => {
    const heard = await open(gives());
    await expect
      .poll(rows)
      .toEqual([
        'Return 5120 created',
        'Delivered',
        'Out for delivery',
        'Status changed to Wysłane',
        'Label created',
        'Packed',
        'Products picked',
        'PLN 150.00 paid',
        'Order placed',
      ]);
    expect(heard.map(({ sent }) => sent)).toEqual([{ accountId: 'a', orderId: order.orderId }]);
    await line().click();
    await expect.poll(rows).toEqual([]);
    await line().click();
    await expect.poll(rows).toHaveLength(timeline.events.length);
    expect(heard).toHaveLength(1);
  });

  it('says what could not be read, beside the rest, and tries again', async () => {
    let unread: Timeline['unread'] = [
      { part: 'payments', failure: { kind: 'offline' } },
      { part: 'tracking', failure: { kind: 'offline' } },
    ];
    await open(answer('readTimeline', () => ok({ ...timeline, unread })));
    await expect.element(page.getByText(t('failure.offline.text'))).toBeVisible();
    await expect.element(page.getByText('Missing here: payments and tracking.')).toBeVisible();
    expect(rows()).toContain('Order placed');
    unread = [];
    await page.getByRole('button', { name: t('failure.offline.action') }).click();
    await expect.element(page.getByText(t('failure.offline.text'))).not.toBeInTheDocument();
  });

  it('reads again at once when a part was missing', async () => {
    const heard = await open(gives({ unread: [{ part: 'packing', failure: { kind: 'budgetSpent' } }] }));
    await expect.element(page.getByText('Missing here: packing.')).toBeVisible();
    await line().click();
    await line().click();
    await expect.poll(() => heard.length).toBe(2);
  });

  it('says so when nothing could be read', async () => {
    await open(answer('readTimeline', () => failed({ kind: 'databaseBlocked' })));
    await expect.element(page.getByText(t('failure.databaseBlocked.text'))).toBeVisible();
  });

  it('says that it is on its way', async () => {
    await open(answer('readTimeline', never));
    await expect.element(page.getByText(t('timeline.loading'))).toBeVisible();
  });

  it('shows the latest of many, the rest on demand, and loses no focus', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...({ kind: 'tracked', tracking: 'onTheWay', number: '1', isReturn: false } as const),
      at: now - index * 3_600_000,
    }));
    await open(gives({ events: many }));
    await expect.poll(rows).toHaveLength(10);
    await page.getByRole('button', { name: t('timeline.all', { count: '30' }) }).click();
    await expect.poll(rows).toHaveLength(30);
    await expect.element(page.getByRole('list')).toHaveFocus();
  });

  it.each<[string, Timeline['events'], string[]]>([
    [
      'names the parcels if there are several',
      [
        { kind: 'tracked', tracking: 'shipped', number: 'A1', isReturn: false, at: now },
        { kind: 'tracked', tracking: 'delivered', number: 'B2', isReturn: true, at: now },
      ],
      ['Shipped · A1', 'Delivered · Return · B2'],
    ],
    [
      'tells money back from money paid, and an unknown amount',
      [
        { kind: 'paid', amount: -500, currency: 'PLN', at: now },
        { kind: 'paid', amount: null, currency: 'PLN', at: now },
      ],
      ['PLN 5.00 paid back', 'Payment recorded'],
    ],
    [
      'names problems',
      [
        { kind: 'packingFailed', at: now },
        { kind: 'pickingFailed', at: 0 },
      ],
      ['Problem while packing', 'Problem while picking'],
    ],
  ])('%s', async (_, events, words) => {
    await open(gives({ events }));
    await expect.poll(rows).toEqual(words);
  });

  it('invents no time', async () => {
    await open(gives({ events: [{ kind: 'packed', at: 0 }] }));
    await expect.element(page.getByText(t('timeline.noTime'))).toBeVisible();
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ShownOrder } from '@/lib/messages/order-messages';
import type { InsertOutcome } from '@/lib/insert/insert-request';
import type { Parcel } from '@/lib/model/parcel';
import type { ReplyTemplate } from '@/lib/insert/reply-template';
import { settings } from '@/lib/stored/settings';
import { templates } from '@/lib/stored/stored-templates';
import { t } from '@/lib/text/i18n';
import CardOnTicket from '@/tests/page/CardOnTicket.svelte';
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
import { account, named, now, order, orderReturn, parcel } from '@/tests/page/fixtures';
import { announcer } from '@/components/ui/announcer.svelte';

interface Given {
  match?: ShownOrder;
  parcels?: Parcel[];
  visit?: string;
  kept?: ReplyTemplate[];
  isOpen?: boolean;
}

const inserted = answer('insertText', () => ok('inserted'));

async function open(
  { match = named, parcels = [parcel], visit = 'visit', kept = [], isOpen = false }: Given,
  ...answers: Answer[]
): Promise<Heard[]> {
  await templates.write(kept);
  const heard = startBackground(
    answer('readParcels', () => ok({ parcels, readAt: now })),
    inserted,
    ...answers,
  );
  await render(CardOnTicket, { match, account, href: 'https://panel.example/', isOpen, visit });
  return heard;
}

const toggle = () => page.getByRole('button', { name: containing(t('insert.into')) });
const list = () => page.getByRole('group', { name: t('insert.into') });
const item = (label: string) => list().getByRole('button', { name: label, exact: true });
const texts = (heard: Heard[]) => heard.filter(({ type }) => type === 'insertText').map(({ sent }) => sent);

beforeEach(async () => {
  await settings.write(settings.parse({}).value);
});

describe('the menu of an order', () => {
  it('is closed at first, and inserts with one press into the ticket that is shown', async () => {
    const heard = await open({});
    await expect.element(toggle()).toHaveAttribute('aria-expanded', 'false');
    await toggle().click();
    await item(t('insert.what.tracking')).click();
    await expect.element(toggle()).toMatchTextContent(containing(t('insert.inserted')));
    await expect.element(list()).not.toBeInTheDocument();
    await expect.poll(() => announcer.said).toContain(t('insert.saidInserted'));
    expect(texts(heard)).toEqual([
      {
        visit: 'visit',
        text: `Your parcel with the number ${parcel.number} (${parcel.courierName}) can be tracked here:\n${parcel.trackingUrl}`,
      },
    ]);
  });

  it('inserts the summary and the pickup point, or else the address', async () => {
    const heard = await open({});
    for (const what of ['summary', 'point'] as const) {
      await toggle().click();
      await item(t(`insert.what.${what}`)).click();
      await expect.element(list()).not.toBeInTheDocument();
    }
    const [summary, point] = texts(heard);
    for (const part of ['48213377', '2 × Kubek', 'InPost Paczkomat', '262.96'])
      expect(JSON.stringify(summary)).toContain(part);
    expect(JSON.stringify(point)).toContain('WAW04A');
  });

  it('leaves out of the summary what the order does not have, instead of a blank', async () => {
    const bare = {
      ...order,
      confirmedAt: 0,
      addedAt: 0,
      products: [],
      delivery: { ...order.delivery, method: '' },
    };
    const heard = await open({ match: { ...named, order: bare } });
    await toggle().click();
    await item(t('insert.what.summary')).click();
    await expect.poll(() => texts(heard)).toHaveLength(1);
    expect(texts(heard)).toMatchObject([{ text: expect.stringMatching(/^Order 48213377\nTotal: .+$/) }]);
  });

  it('names the parcel where there are several, and has no tracking for one on its way back', async () => {
    const kept = [{ id: '1', name: 'Where', text: 'Here: {parcel.link}' }];
    const second = { ...parcel, packageId: '2', number: 'SECOND', trackingUrl: 'https://second.example/' };
    const back = { ...parcel, packageId: '3', number: 'BACK', isReturn: true };
    const heard = await open({ parcels: [parcel, second, back], kept });
    await toggle().click();
    await item(`Where · ${t('parcel.named', { number: 'SECOND' })}`).click();
    await expect.poll(() => texts(heard)).toMatchObject([{ text: 'Here: https://second.example/' }]);
    await toggle().click();
    await expect
      .element(item(t('insert.ofParcel', { what: t('insert.what.tracking'), number: 'SECOND' })))
      .toBeVisible();
    await expect.element(list()).not.toMatchTextContent(containing('BACK'));
  });

  it('closes with Escape, and the focus is on its button again', async () => {
    await open({});
    await toggle().click();
    await expect.element(item(t('insert.what.tracking'))).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(item(t('insert.what.tracking'))).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(list()).not.toBeInTheDocument();
    await expect.element(toggle()).toHaveFocus();
  });

  it('is not there without a reply, nor where it was switched off, and comes back at once', async () => {
    await open({ visit: '' });
    await expect.element(toggle()).not.toBeInTheDocument();
    const { value } = settings.parse({});
    await settings.write({ ...value, panel: { ...value.panel, offersInserts: false } });
    await open({ isOpen: true, match: { ...named, returns: [orderReturn] } });
    await expect.element(page.getByText(parcel.number).first()).toBeVisible();
    await expect
      .element(page.getByRole('button', { name: containing('into the reply') }))
      .not.toBeInTheDocument();
    await settings.write(value);
    await expect.element(toggle()).toBeVisible();
  });
});

describe('a template with a gap', () => {
  const kept = [{ id: '1', name: 'Point', text: 'At {delivery.point}. {nonsense}' }];
  const match = { ...named, order: { ...order, pickupPoint: { ...order.pickupPoint, id: '' } } };

  it('says what is missing, and inserts nothing when that is not wanted', async () => {
    const heard = await open({ kept, match });
    await toggle().click();
    await item('Point').click();
    await expect
      .element(
        page.getByText(
          t('insert.missing', { names: `${t('insert.placeholder.delivery.point')} and {nonsense}` }),
        ),
      )
      .toBeVisible();
    await page.getByRole('button', { name: t('options.cancel') }).click();
    await expect.element(page.getByRole('button', { name: t('insert.anyway') })).not.toBeInTheDocument();
    expect(texts(heard)).toEqual([]);
  });

  it('is inserted with the gap marked, once the agent has said so', async () => {
    const heard = await open({ kept, match });
    await toggle().click();
    await item('Point').click();
    await page.getByRole('button', { name: t('insert.anyway') }).click();
    const gap = (what: string) => t('insert.gap', { what });
    await expect
      .poll(() => texts(heard))
      .toMatchObject([{ text: `At ${gap(t('insert.placeholder.delivery.point'))}. ${gap('{nonsense}')}` }]);
  });
});

describe('a text that is not in the reply', () => {
  it.each<Exclude<InsertOutcome, 'inserted'>>(['notTaken', 'altered', 'noReply', 'otherTicket'])(
    'is said to be so, and can be copied (%s)',
    async (outcome) => {
      await open(
        {},
        answer('insertText', () => ok(outcome)),
      );
      await toggle().click();
      await item(t('insert.what.summary')).click();
      await expect.element(page.getByText(t(`insert.refused.${outcome}`))).toBeVisible();
      await expect.element(toggle()).not.toMatchTextContent(containing(t('insert.inserted')));
      const copy = page.getByRole('button', { name: t('insert.copy') });
      await expect.element(copy).toHaveFocus();
      await copy.click();
      await expect.element(page.getByRole('button', { name: t('order.copied') }).first()).toBeVisible();
    },
  );

  it('is tried again after a failure', async () => {
    let isWell = false;
    const heard = await open(
      {},
      answer('insertText', () => (isWell ? ok('inserted') : failed({ kind: 'databaseBlocked' }))),
    );
    await toggle().click();
    await item(t('insert.what.summary')).click();
    await expect.element(page.getByText(t('failure.databaseBlocked.text'))).toBeVisible();
    isWell = true;
    await page.getByRole('button', { name: t('failure.databaseBlocked.action'), exact: true }).click();
    await expect.element(list()).not.toBeInTheDocument();
    expect(texts(heard)).toHaveLength(2);
  });

  it('is asked for once, however often the button is pressed', async () => {
    const heard = await open({}, answer('insertText', never));
    await toggle().click();
    await item(t('insert.what.summary')).click();
    await item(t('insert.what.summary')).click({ force: true });
    expect(texts(heard)).toHaveLength(1);
  });
});

it('a parcel inserts its tracking link, and one without a link asks first', async () => {
  const heard = await open({ isOpen: true, parcels: [{ ...parcel, trackingUrl: '' }] });
  await page.getByRole('button', { name: t('insert.trackingOf', { number: parcel.number }) }).click();
  await expect
    .element(page.getByText(t('insert.missing', { names: t('insert.placeholder.parcel.link') })))
    .toBeVisible();
  expect(texts(heard)).toEqual([]);
});

it('a return inserts its status and refund', async () => {
  const heard = await open({ isOpen: true, match: { ...named, returns: [orderReturn] } });
  await page.getByRole('button', { name: t('insert.returnOf', { id: orderReturn.returnId }) }).click();
  await expect.poll(() => texts(heard)).toHaveLength(1);
  for (const part of ['RMA-2026-0099', 'Nowy zwrot', '39.99'])
    expect(JSON.stringify(texts(heard))).toContain(part);
});

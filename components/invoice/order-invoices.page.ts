import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Account } from '@/lib/model/account';
import type { Failure } from '@/lib/model/failure';
import type { Invoice } from '@/lib/documents/invoice';
import type { Order } from '@/lib/model/order';
import { formatMoney } from '@/lib/text/format';
import { language, t } from '@/lib/text/i18n';
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
import { account, invoice, now, order, receipt } from '@/tests/page/fixtures';
import { announcer } from '@/components/ui/announcer.svelte';
import InvoicesInCard from '@/tests/page/InvoicesInCard.svelte';

const holder = { accountId: 'a', orderId: order.orderId };
const place = { kind: 'invoice', ...holder, invoiceId: invoice.invoiceId, number: invoice.number } as const;
const file = 'invoice-48213377-FV-12-11-2026.pdf';

interface Given {
  invoices?: Invoice[];
  visit?: string;
  shown?: Account;
  shownOrder?: Order;
}

async function show(
  { invoices = [invoice], visit = 'visit', shown = account, shownOrder = order }: Given,
  ...answers: Answer[]
): Promise<Heard[]> {
  const heard = startBackground(
    answer('readInvoices', () => ok({ invoices, readAt: now })),
    ...answers,
  );
  await render(InvoicesInCard, { order: shownOrder, account: shown, visit });
  return heard;
}

async function open(given: Given, ...answers: Answer[]): Promise<Heard[]> {
  const heard = await show(given, ...answers);
  await title().click();
  return heard;
}

const title = () => page.getByRole('button', { name: t('invoice.title') });
const row = ({ number }: Invoice) => page.getByRole('listitem').filter({ hasText: number });
const button = (text: string) => row(invoice).getByRole('button', { name: text, exact: false });
const sentAs = (heard: Heard[], type: string) =>
  heard.filter((message) => message.type === type).map(({ sent }) => sent);

describe('the invoices of an order', () => {
  it('are one closed line, and Base is asked only when it is opened', async () => {
    const heard = await show({});
    await expect.element(title()).toHaveAttribute('aria-expanded', 'false');
    expect(heard).toEqual([]);
    await title().click();
    await expect.element(row(invoice)).toBeVisible();
    expect(sentAs(heard, 'readInvoices')).toEqual([holder]);
    await title().click();
    await expect.element(row(invoice)).not.toBeInTheDocument();
  });

  it('say their number, type and amount', async () => {
    const correction: Invoice = {
      ...invoice,
      invoiceId: '2',
      type: 'correction',
      number: 'KOR 1/11/2026',
      total: -1_250,
      currency: 'EUR',
    };
    await open({ invoices: [invoice, correction, receipt] });
    for (const { number, type, total, currency } of [invoice, correction, receipt]) {
      const shown = row({ ...invoice, number });
      await expect.element(shown).toMatchTextContent(containing(t(`invoice.type.${type}`)));
      await expect
        .element(shown)
        .toMatchTextContent(containing(formatMoney(total ?? 0, currency, language())));
    }
  });

  it('show no amount that Base did not give', async () => {
    await open({ invoices: [{ ...invoice, total: null }] });
    await expect.element(row(invoice)).toBeVisible();
    await expect.element(row(invoice)).not.toMatchTextContent(containing(formatMoney(0, 'PLN', language())));
  });

  it('have no file to be had where it is a receipt', async () => {
    await open({ invoices: [invoice, receipt] });
    await expect.element(button(t('document.download'))).toBeVisible();
    await expect
      .element(row(receipt).getByText(t('document.download'), { exact: true }))
      .not.toBeInTheDocument();
  });

  it('are not there where the account shows none', async () => {
    await show({ shown: { ...account, showInvoices: false } });
    await expect.element(title()).not.toBeInTheDocument();
  });

  it.each([[[]], [[receipt]]])(
    'say that the buyer asked for one and there is none (beside %j)',
    async (invoices) => {
      await open({ invoices });
      await expect.element(page.getByText(t('invoice.wanted'))).toBeVisible();
      await expect.poll(() => announcer.said).toContain(t('invoice.wanted'));
    },
  );

  it('say that there is none where nobody asked for one, and can be looked for again', async () => {
    let invoices: Invoice[] = [];
    await open(
      { shownOrder: { ...order, wantsInvoice: false } },
      answer('readInvoices', () => ok({ invoices, readAt: now })),
    );
    await expect.element(page.getByText(t('invoice.none'))).toBeVisible();
    invoices = [invoice];
    await page.getByRole('button', { name: t('invoice.again') }).click();
    await expect.element(row(invoice)).toBeVisible();
    await expect.element(page.getByText(t('invoice.none'))).not.toBeInTheDocument();
  });

  it('are not said to be missing before Base has answered', async () => {
    await open({}, answer('readInvoices', never));
    await expect.element(page.getByText(t('invoice.loading'))).toBeVisible();
    await expect.element(page.getByText(t('invoice.wanted'))).not.toBeInTheDocument();
  });

  it('are shown as they were known, with the time, where Base cannot be asked', async () => {
    let isWell = false;
    await open(
      {},
      answer('readKeptInvoices', () => ok({ invoices: [invoice], readAt: now - 60_000 })),
      answer('readInvoices', () =>
        isWell ? ok({ invoices: [invoice, receipt], readAt: now }) : failed({ kind: 'offline' }),
      ),
    );
    await expect.element(page.getByText(t('failure.offline.text'))).toBeVisible();
    await expect.element(page.getByText(t('parcel.asOf', { time: '' }), { exact: false })).toBeVisible();
    await expect.element(row(invoice)).toBeVisible();
    isWell = true;
    await page.getByRole('button', { name: t('failure.offline.action'), exact: true }).click();
    await expect.element(row(receipt)).toBeVisible();
  });
});

describe('an invoice', () => {
  it('is saved, and is put into the reply of the ticket that the panel shows', async () => {
    const heard = await open(
      {},
      answer('downloadDocument', () => ok({ name: file })),
      answer('attachDocument', () => ok({ kind: 'attached', name: file })),
    );
    await button(t('document.download')).click();
    await expect.element(button(t('document.downloaded'))).toBeVisible();
    expect(sentAs(heard, 'downloadDocument')).toEqual([{ place, visit: 'visit' }]);
    await button(t('document.attach')).click();
    await expect.element(button(t('document.attached'))).toBeVisible();
    await expect.poll(() => announcer.said).toContain(t('document.saidAttached', { name: file }));
    expect(sentAs(heard, 'attachDocument')).toEqual([{ place, visit: 'visit', isPrinterFileFine: false }]);
  });

  it('can be attached only where there is a reply', async () => {
    await open({ visit: '' });
    await expect.element(button(t('document.download'))).toBeVisible();
    await expect.element(page.getByText(t('document.attach'))).not.toBeInTheDocument();
  });

  const failures: Failure[] = [{ kind: 'invoiceMissing' }, { kind: 'fileUnreadable' }, { kind: 'offline' }];
  it.each(failures)('that could not be had says why, and is asked for again ($kind)', async (failure) => {
    let isWell = false;
    await open(
      {},
      answer('attachDocument', () => (isWell ? ok({ kind: 'attached', name: file }) : failed(failure))),
    );
    await button(t('document.attach')).click();
    await expect.element(button(t('document.notAttached'))).toBeVisible();
    await expect.element(page.getByText(t(`failure.${failure.kind}.text`))).toBeVisible();
    isWell = true;
    await page.getByRole('button', { name: t(`failure.${failure.kind}.action`), exact: true }).click();
    await expect.element(button(t('document.attached'))).toBeVisible();
  });

  it('that has been switched off meanwhile leads to the settings', async () => {
    const heard = await open(
      {},
      answer('downloadDocument', () => failed({ kind: 'invoicesHidden' })),
      answer('openSettings', () => ok(null)),
    );
    await button(t('document.download')).click();
    await page.getByRole('button', { name: t('failure.invoicesHidden.action') }).click();
    await expect.poll(() => sentAs(heard, 'openSettings')).toEqual(['accounts']);
  });
});

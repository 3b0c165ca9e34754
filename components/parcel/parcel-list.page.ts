import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Account } from '@/lib/model/account';
import type { Failure } from '@/lib/model/failure';
import type { Parcel } from '@/lib/model/parcel';
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
import { account, now, parcel } from '@/tests/page/fixtures';
import { announcer } from '@/components/ui/announcer.svelte';
import ParcelsInCard from '@/tests/page/ParcelsInCard.svelte';

const holder = { accountId: 'a', of: 'order', id: '48213377' } as const;
const place = { kind: 'label', ...holder, packageId: parcel.packageId, number: parcel.number } as const;
const file = 'label-48213377.pdf';

interface Given {
  parcels?: Parcel[];
  visit?: string;
  shown?: Account;
}

async function open(
  { parcels = [parcel], visit = 'visit', shown = account }: Given,
  ...answers: Answer[]
): Promise<Heard[]> {
  const heard = startBackground(
    answer('readParcels', () => ok({ parcels, readAt: now })),
    ...answers,
  );
  await render(ParcelsInCard, { holder, account: shown, visit });
  await expect.element(row(parcel)).toBeVisible();
  return heard;
}

const row = ({ number }: Parcel) => page.getByRole('listitem').filter({ hasText: number });
const button = (text: string) => row(parcel).getByRole('button', { name: text, exact: false });
const sentAs = (heard: Heard[], type: string) =>
  heard.filter((message) => message.type === type).map(({ sent }) => sent);

describe('a parcel', () => {
  it('says who carries it, where it is, which way it goes, and leads to the courier', async () => {
    const back: Parcel = { ...parcel, packageId: '2', number: 'RET0001', isReturn: true, courierName: 'DPD' };
    await open({ parcels: [back, parcel] });
    await expect.element(row(parcel)).toMatchTextContent(containing(parcel.courierName));
    await expect.element(row(parcel)).toMatchTextContent(containing(t('parcel.tracking.atPoint')));
    await expect.element(row(parcel)).not.toMatchTextContent(containing(t('parcel.isReturn')));
    await expect.element(row(back)).toMatchTextContent(containing(t('parcel.isReturn')));
    await expect
      .element(row(parcel).getByRole('link', { name: parcel.number }))
      .toHaveAttribute('href', parcel.trackingUrl);
    // Those on their way to the buyer come first.
    expect(page.getByRole('listitem').elements()[0]?.textContent).toContain(parcel.number);
  });

  it('has no label where it was typed in by hand, nor where the account shows none', async () => {
    const byHand: Parcel = { ...parcel, packageId: '3', number: 'HAND0001', isManual: true };
    await open({ parcels: [parcel, byHand] });
    await expect.element(button(t('document.download'))).toBeVisible();
    await expect
      .element(row(byHand).getByText(t('document.download'), { exact: true }))
      .not.toBeInTheDocument();
    await open({ shown: { ...account, showLabels: false } });
    await expect.element(page.getByText(t('document.download'), { exact: true })).not.toBeInTheDocument();
  });

  it('can be attached only where there is a reply', async () => {
    await open({ visit: '' });
    await expect.element(button(t('document.download'))).toBeVisible();
    await expect.element(page.getByText(t('document.attach'))).not.toBeInTheDocument();
  });

  it('is shown as it was known, with the time, where Base cannot be asked', async () => {
    await open(
      {},
      answer('readKeptParcels', () => ok({ parcels: [parcel], readAt: now - 60_000 })),
      answer('readParcels', () => failed({ kind: 'offline' })),
    );
    await expect.element(page.getByText(t('failure.offline.text'))).toBeVisible();
    await expect.element(page.getByText(t('parcel.asOf', { time: '' }), { exact: false })).toBeVisible();
  });
});

describe('a label', () => {
  it('is saved, and says under which name', async () => {
    const heard = await open(
      {},
      answer('downloadDocument', () => ok({ name: file })),
    );
    await button(t('document.download')).click();
    await expect.element(button(t('document.downloaded'))).toBeVisible();
    await expect.poll(() => announcer.said).toContain(t('document.saidDownloaded', { name: file }));
    expect(sentAs(heard, 'downloadDocument')).toEqual([{ place, visit: 'visit' }]);
  });

  it('is asked for once, however often the button is pressed', async () => {
    const heard = await open({}, answer('downloadDocument', never), answer('attachDocument', never));
    await button(t('document.download')).click();
    await expect.element(button(t('document.downloading'))).toHaveAttribute('aria-disabled', 'true');
    await button(t('document.downloading')).click({ force: true });
    await button(t('document.attach')).click();
    await button(t('document.attaching')).click({ force: true });
    expect(sentAs(heard, 'downloadDocument')).toHaveLength(1);
    expect(sentAs(heard, 'attachDocument')).toHaveLength(1);
  });

  it('is put into the reply of the ticket that the panel shows', async () => {
    const heard = await open(
      {},
      answer('attachDocument', () => ok({ kind: 'attached', name: file })),
    );
    await button(t('document.attach')).click();
    await expect.element(button(t('document.attached'))).toBeVisible();
    expect(sentAs(heard, 'attachDocument')).toEqual([{ place, visit: 'visit', isPrinterFileFine: false }]);
  });

  it('for printers is attached only after the agent has said so', async () => {
    const heard = await open(
      {},
      answer('attachDocument', ({ isPrinterFileFine }) =>
        ok(isPrinterFileFine ? { kind: 'attached', name: file } : { kind: 'forPrinters', format: 'zpl' }),
      ),
    );
    await button(t('document.attach')).click();
    await expect.element(page.getByText(t('label.forPrinters', { format: 'ZPL' }))).toBeVisible();
    await button(t('options.cancel')).click();
    await expect.element(page.getByText(t('label.attachAnyway'))).not.toBeInTheDocument();
    await button(t('document.attach')).click();
    await button(t('label.attachAnyway')).click();
    await expect.element(button(t('document.attached'))).toBeVisible();
    expect(sentAs(heard, 'attachDocument')).toMatchObject([
      { isPrinterFileFine: false },
      { isPrinterFileFine: false },
      { isPrinterFileFine: true },
    ]);
  });

  it('that the page did not take is said to have been saved', async () => {
    await open(
      {},
      answer('attachDocument', () => ok({ kind: 'saved', name: file })),
    );
    await button(t('document.attach')).click();
    await expect.element(button(t('document.savedInstead'))).toBeVisible();
    await expect
      .element(row(parcel))
      .toMatchTextContent(containing(t('document.saidSavedInstead', { name: file })));
  });

  const failures: Failure[] = [
    { kind: 'labelMissing' },
    { kind: 'fileUnreadable' },
    { kind: 'fileNotSaved' },
    { kind: 'offline' },
    { kind: 'budgetSpent' },
  ];
  it.each(failures)('that could not be had says why, and is asked for again ($kind)', async (failure) => {
    let isWell = false;
    await open(
      {},
      answer('downloadDocument', () => (isWell ? ok({ name: file }) : failed(failure))),
      answer('attachDocument', () => (isWell ? ok({ kind: 'attached', name: file }) : failed(failure))),
    );
    for (const [press, said, done] of [
      [t('document.download'), t('document.notDownloaded'), t('document.downloaded')],
      [t('document.attach'), t('document.notAttached'), t('document.attached')],
    ] as const) {
      isWell = false;
      await button(press).click();
      await expect.element(button(said)).toBeVisible();
      await expect.element(page.getByText(t(`failure.${failure.kind}.text`))).toBeVisible();
      isWell = true;
      await page.getByRole('button', { name: t(`failure.${failure.kind}.action`), exact: true }).click();
      await expect.element(button(done)).toBeVisible();
    }
  });

  it('that is too large is not offered again: it says where it is to be had', async () => {
    await open(
      {},
      answer('downloadDocument', () => failed({ kind: 'fileTooLarge' })),
    );
    await button(t('document.download')).click();
    await expect.element(page.getByText(t('failure.fileTooLarge.action'))).toBeVisible();
    await expect
      .element(page.getByRole('button', { name: t('failure.fileTooLarge.action') }))
      .not.toBeInTheDocument();
  });

  it('for a ticket that was left can be saved instead', async () => {
    const heard = await open(
      {},
      answer('attachDocument', () => failed({ kind: 'ticketSwitched' })),
      answer('downloadDocument', () => ok({ name: file })),
    );
    await button(t('document.attach')).click();
    await page.getByRole('button', { name: t('failure.ticketSwitched.action'), exact: true }).click();
    await expect.poll(() => sentAs(heard, 'downloadDocument')).toHaveLength(1);
  });

  it.each([
    ['labelsHidden', 'accounts'],
    ['switchedOff', 'panel'],
  ] as const)('that has been switched off meanwhile (%s) leads to its switch', async (kind, section) => {
    const heard = await open(
      {},
      answer('downloadDocument', () => failed({ kind })),
      answer('openSettings', () => ok(null)),
    );
    await button(t('document.download')).click();
    await page.getByRole('button', { name: t(`failure.${kind}.action`) }).click();
    await expect.poll(() => sentAs(heard, 'openSettings')).toEqual([section]);
  });
});

it('all labels are saved with one press, one after the other, and those that could not be are not counted', async () => {
  const parcels = ['1', '2', '3'].map((packageId) => ({
    ...parcel,
    packageId,
    number: `${parcel.number}-${packageId}`,
  }));
  let isBusy = false;
  let wasAtOnce = false;
  startBackground(
    answer('readParcels', () => ok({ parcels, readAt: now })),
    answer('downloadDocument', async ({ place: { number } }) => {
      wasAtOnce ||= isBusy;
      isBusy = true;
      await new Promise((resolve) => setTimeout(resolve));
      isBusy = false;
      return number.endsWith('-2') ? failed({ kind: 'labelMissing' }) : ok({ name: `${number}.pdf` });
    }),
  );
  await render(ParcelsInCard, { holder, account, visit: '' });
  await page.getByRole('button', { name: t('label.all') }).click();
  await expect
    .element(page.getByRole('button', { name: t('label.savedAll', { saved: 2, total: 3 }) }))
    .toBeVisible();
  expect(wasAtOnce).toBe(false);
});

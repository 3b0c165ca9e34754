import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { t } from '@/lib/text/i18n';
import type { StatusChange } from '@/lib/model/change';
import { settings, withPatch } from '@/lib/stored/settings';
import { shownChanges } from '@/lib/stored/shown-changes';
import { containing } from '@/tests/page/containing';
import {
  answer,
  failed,
  ok,
  startBackground,
  stopBackground,
  type Heard,
} from '@/tests/page/fake-background';
import { account, change, changed, now, order } from '@/tests/page/fixtures';
import StatusInCard from '@/tests/page/StatusInCard.svelte';

const which = { subject: 'order', accountId: 'a', id: order.orderId } as const;
const [sent, wanted, cancelled] = ['Wysłane', 'Zwrot', 'Anulowane'];

let heard: Heard[];

beforeEach(async () => {
  heard = listen();
  const props = { ...which, label: t('order.status'), statusId: '3', readAt: order.readAt };
  await render(StatusInCard, { ...props, account });
});

function listen(): Heard[] {
  return startBackground(
    answer('changeStatus', ({ from, to }) => ok({ ...change, from, to, state: 'pending', settledAt: 0 })),
    answer('confirmAgain', () => ok(change)),
    answer('undoChange', () => ok(change)),
    answer('cancelChange', () => ok(null)),
  );
}

/** What the background was asked to do with the status. */
const asked = () =>
  heard.filter(({ type }) => type !== 'resumeChanges').map(({ type, sent: data }) => [type, data]);
const control = () => page.getByRole('button', { expanded: false });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const show = (part: Partial<StatusChange>) => shownChanges.write(changed(part));
const names = { from: sent, to: wanted, found: cancelled };

async function choose(name: string): Promise<void> {
  await control().click();
  await page.getByRole('option', { name }).click();
}

describe('the status of an order', () => {
  it("is chosen from the account's own, in Base's groups and order, and sent once it is confirmed", async () => {
    await control().click();
    const groups = page.getByRole('group').elements();
    expect(
      groups.map((group) => [
        group.getAttribute('aria-label'),
        ...[...group.querySelectorAll('[role=option]')].map(({ textContent }) => textContent.trim()),
      ]),
    ).toEqual([
      ['Do zrobienia', 'Nowe zamówienia', 'Do wysłania'],
      // What it has already is no choice.
      ['W drodze', 'Doręczone'],
      ['Po sprzedaży', wanted, cancelled],
    ]);
    await page.getByRole('option', { name: wanted }).click();
    await expect.element(page.getByText(t('status.runsActions'))).toBeVisible();
    expect(asked()).toEqual([]);
    await press(t('status.confirm'));
    await expect.poll(asked).toEqual([['changeStatus', { ...which, from: '3', to: '5' }]]);
  });

  it('stays when the agent does not confirm, and the focus is where it was', async () => {
    await choose(cancelled);
    await press(t('options.cancel'));
    await expect.element(control()).toHaveFocus();
    await expect.element(page.getByText(t('status.runsActions'))).not.toBeInTheDocument();
    expect(asked()).toEqual([]);
  });

  it('is changed by keyboard alone: typed without accents, chosen, confirmed; Escape leaves', async () => {
    control().element().focus();
    await userEvent.keyboard('{Enter}');
    const field = page.getByRole('combobox');
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(control()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('doreczone');
    await expect.poll(() => page.getByRole('option').elements()).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    const confirm = page.getByRole('button', { name: t('status.confirm'), exact: true });
    await expect.element(confirm).toHaveFocus();
    // What a screen reader says with the button.
    for (const part of [sent, 'Doręczone', t('status.runsActions')])
      await expect.element(confirm).toHaveAccessibleDescription(expect.stringContaining(part));
    await userEvent.keyboard('{Escape}');
    await expect.element(control()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('DO{ArrowDown}{Enter}');
    await expect.element(confirm).toHaveFocus();
    expect(asked()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(asked).toEqual([['changeStatus', { ...which, from: '3', to: '4' }]]);
  });

  it('says that no status has the name that is typed', async () => {
    await control().click();
    await page.getByRole('combobox').fill('qqq');
    await expect.element(page.getByText(t('status.noneFound'))).toBeVisible();
  });

  it('that was not taken, because another change is on its way, is said', async () => {
    heard = startBackground(answer('changeStatus', () => ok({ ...change, to: '4' })));
    await choose(cancelled);
    await press(t('status.confirm'));
    await expect.element(page.getByText(t('status.refused', { to: cancelled }))).toBeVisible();
    await expect.element(page.getByText(t('status.otherWas', { other: 'Doręczone' }))).toBeVisible();
  });

  it.each([
    [
      'there is no room left',
      () => startBackground(answer('changeStatus', () => failed({ kind: 'storageFull' }))),
      'storageFull',
    ],
    ['the background has gone', stopBackground, 'extensionUpdated'],
  ] as const)('says it where the change could not even be kept: %s', async (_, begin, kind) => {
    begin();
    await choose(cancelled);
    await press(t('status.confirm'));
    await expect.element(page.getByText(t(`failure.${kind}.text`))).toBeVisible();
  });
});

describe('a change', () => {
  it('that is on its way lets no other begin', async () => {
    await show({ state: 'sending', settledAt: 0, found: '' });
    await expect.element(page.getByText(t('status.changing', names))).toBeVisible();
    await expect.element(page.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('button').click({ force: true });
    await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
  });

  it('that was made is shown, and goes back by Undo, which is a change of its own', async () => {
    await show({ settledAt: now });
    await expect.element(control()).toMatchTextContent(containing(wanted));
    await expect
      .element(
        page.getByText(t('status.changed', { ...names, time: '' }).split('(')[0] ?? '', { exact: false }),
      )
      .toBeVisible();
    await press(t('status.undo'));
    expect(asked()).toEqual([['undoChange', { ...which, changeId: 'c1' }]]);
    await expect.element(control()).toHaveFocus();
  });

  it('cannot be undone to a status that was deleted', async () => {
    await show({ settledAt: now, from: '777' });
    await expect.element(control()).toMatchTextContent(containing(wanted));
    await expect.element(page.getByText(t('status.undo'))).not.toBeInTheDocument();
  });

  it('that Base had already is said not to have been sent', async () => {
    await show({ settledAt: now, sentAt: 0 });
    await expect.element(page.getByText(t('status.unchanged', names))).toBeVisible();
  });

  it('is asked about again, with both values, when somebody changed the order meanwhile', async () => {
    await show({ state: 'conflict', found: '6', settledAt: now });
    await expect.element(page.getByText(t('status.conflict', names))).toBeVisible();
    await expect.element(page.getByText(t('status.changeAnyway', names))).toBeVisible();
    await press(t('status.confirm'));
    // What the agent sees now is what is confirmed to be left.
    expect(asked()).toEqual([['confirmAgain', { ...which, changeId: 'c1', from: '6' }]]);
  });

  it('that is left to be goes on from what was read for it, not from what the panel knew before', async () => {
    await show({ state: 'conflict', found: '6', settledAt: now });
    await press(t('status.leave'));
    expect(asked()).toEqual([['cancelChange', { ...which, changeId: 'c1' }]]);
    await shownChanges.write({});
    await expect.element(page.getByText(t('status.conflict', names))).not.toBeInTheDocument();
    await choose(wanted);
    await press(t('status.confirm'));
    await expect.poll(asked).toContainEqual(['changeStatus', { ...which, from: '6', to: '5' }]);
  });

  it('that waits says why, and can be given up', async () => {
    await show({ state: 'pending', failure: { kind: 'offline' }, settledAt: 0, found: '' });
    await expect.element(page.getByText(t('status.waiting', names))).toBeVisible();
    await expect.element(page.getByText(t('failure.offline.text'))).toBeVisible();
    await press(t('status.cancelChange'));
    expect(asked()).toEqual([['cancelChange', { ...which, changeId: 'c1' }]]);
  });

  it('of which nobody knows whether it arrived is not sent again before the agent says so', async () => {
    await show({ state: 'unknown', found: '3', settledAt: now });
    await expect.element(page.getByText(t('status.unknown', names))).toBeVisible();
    await expect.element(page.getByText(t('status.unknownNow', { ...names, found: sent }))).toBeVisible();
    expect(asked()).toEqual([]);
    await press(t('status.confirm'));
    expect(asked()).toEqual([['confirmAgain', { ...which, changeId: 'c1', from: '3' }]]);
  });

  it('that Base refused is said, and can be tried again', async () => {
    await show({ state: 'failed', found: '', failure: { kind: 'unexpectedAnswer', report: '' } });
    await expect.element(page.getByText(t('status.failed', names))).toBeVisible();
    await expect.element(page.getByText(t('failure.unexpectedAnswer.text'))).toBeVisible();
    await press(t('status.tryAgain'));
    expect(asked()).toEqual([['confirmAgain', { ...which, changeId: 'c1', from: '3' }]]);
  });

  it('is tried again when the network is back', async () => {
    await show({ state: 'pending', failure: { kind: 'offline' }, settledAt: 0, found: '' });
    dispatchEvent(new Event('online'));
    await expect.poll(() => heard.map(({ type }) => type)).toContain('resumeChanges');
  });
});

describe('while changes are switched off', () => {
  const setOffered = async (offersStatus: boolean) =>
    settings.write(withPatch(await settings.read(), { panel: { offersStatus } }));

  it('only the status is shown, and a change that waits can only be given up', async () => {
    await control().click();
    await setOffered(false);
    await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
    await expect.element(page.getByText(sent)).toBeVisible();
    expect(page.getByRole('button').elements()).toEqual([]);
    await show({ state: 'done' });
    await expect.element(page.getByRole('status')).not.toBeEmptyDOMElement();
    expect(page.getByRole('button').elements()).toEqual([]);
    await show({ state: 'conflict', found: '7' });
    await press(t('status.leave'));
    expect(page.getByRole('button').elements()).toHaveLength(1);
    await setOffered(true);
    await expect.element(control()).toBeVisible();
  });
});

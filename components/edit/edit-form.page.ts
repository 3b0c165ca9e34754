import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { OrderEdit } from '@/lib/model/change';
import type { Order } from '@/lib/model/order';
import { shownChanges } from '@/lib/stored/shown-changes';
import { t } from '@/lib/text/i18n';
import OrderCard from '@/components/order/OrderCard.svelte';
import { containing } from '@/tests/page/containing';
import { answer, failed, ok, startBackground, type Answer, type Heard } from '@/tests/page/fake-background';
import { account, named, now, order, orderEdit, parcel, shownEdit } from '@/tests/page/fixtures';

const { accountId, orderId } = order;
const which = { accountId, subject: 'fields', id: orderId, changeId: orderEdit.changeId };
let heard: Heard[];

/** The background takes every edit. */
const takes = answer('editOrder', ({ from, to, addedNote }) =>
  ok({
    ...{ ...orderEdit, state: 'pending', found: null, from, to },
    note: addedNote ? { does: 'add', text: addedNote } : null,
  }),
);

async function open(part: Partial<Order> = {}, ...answers: Answer[]): Promise<void> {
  heard = startBackground(
    takes,
    answer('undoChange', () => ok(orderEdit)),
    answer('confirmAgain', () => ok(orderEdit)),
    answer('cancelChange', () => ok(null)),
    ...answers,
  );
  const match = { ...named, order: { ...order, parcel: { courier: '', number: '' }, ...part } };
  await render(OrderCard, { match, account, href: 'https://panel.example/#order:1', isOpen: true });
}

const entry = () => page.getByRole('button', { name: `${t('edit.open')}: #${orderId}` });
const field = (name: keyof OrderEdit['to']) =>
  page.getByRole('textbox', { name: t(`edit.field.${name}`), exact: true });
const note = () => page.getByRole('textbox', { name: t('edit.addNote') });
const form = () => page.getByRole('form');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const asked = () =>
  heard
    .filter(({ type }) => /^(?:editOrder|undoChange|confirmAgain|cancelChange)$/.test(type))
    .map(({ type, sent }) => [type, sent]);

beforeEach(() => shownChanges.remove());

describe('the form that edits an order', () => {
  it('is not there for somebody who only reads', async () => {
    await open();
    await expect.element(entry()).toHaveAttribute('aria-expanded', 'false');
    expect(form().elements()).toEqual([]);
  });

  it('is not offered for an archived order, nor in a folded card', async () => {
    await open({ isGone: true });
    expect(entry().elements()).toEqual([]);
  });

  it('has what Base has, and sends what the agent has changed, by Enter; then the focus is where it was', async () => {
    await open();
    await entry().click();
    await expect.element(field('phone')).toHaveFocus();
    await expect.element(field('street')).toHaveValue(order.delivery.address.street);
    await expect.element(field('pointId')).toHaveValue(order.pickupPoint.id);
    await expect.element(field('phone')).toHaveAttribute('autocomplete', 'off');
    await field('country').fill('de');
    await field('phone').fill(' 700 ');
    await note().fill('Called');
    await userEvent.keyboard('{Enter}');
    await expect.poll(asked).toEqual([
      [
        'editOrder',
        {
          ...{ accountId, orderId, addedNote: 'Called' },
          from: { country: 'PL', phone: order.phone, sellerComments: order.sellerComments },
          to: { country: 'DE', phone: '700' },
        },
      ],
    ]);
    await expect.element(entry()).toHaveFocus();
    expect(form().elements()).toEqual([]);
  });

  it('closes by Escape, and the focus is where it was', async () => {
    await open();
    await entry().click();
    await field('city').fill('Gdynia');
    await userEvent.keyboard('{Escape}');
    await expect.element(entry()).toHaveFocus();
    expect(form().elements()).toEqual([]);
    expect(asked()).toEqual([]);
  });

  it('says which field is too long and by how much, and sends nothing', async () => {
    await open();
    await entry().click();
    await field('street').fill('x'.repeat(160));
    await note().fill('x'.repeat(200));
    const tooLong = (by: number, limit: number) => t('edit.tooLong', { by, limit });
    await expect.element(field('street')).toHaveAccessibleDescription(tooLong(4, 156));
    // The note that is there and the line break count too.
    const by = order.sellerComments.length + 1;
    await expect.element(note()).toHaveAccessibleDescription(containing(tooLong(by, 200)));
    await press(t('edit.save'));
    await expect.element(field('street')).toHaveFocus();
    expect(asked()).toEqual([]);
  });

  it('takes no country but two letters', async () => {
    await open();
    await entry().click();
    await field('country').fill('P');
    await press(t('edit.save'));
    await expect.element(field('country')).toHaveAccessibleDescription(t('edit.twoLetters'));
    await expect.element(field('country')).toHaveFocus();
    expect(asked()).toEqual([]);
  });

  it('sends nothing where nothing was changed, and says so', async () => {
    await open();
    await entry().click();
    await press(t('edit.save'));
    await expect.element(page.getByText(t('edit.nothing'))).toBeVisible();
    expect(asked()).toEqual([]);
  });

  it.each([
    ['a parcel that Base knows', {}, [parcel]],
    ['the parcel in the order', { parcel: { courier: 'dpd', number: '1' } }, []],
  ])('warns of a label that was made: %s', async (_, part, parcels) => {
    await open(
      part,
      answer('readParcels', () => ok({ parcels, readAt: now })),
    );
    await entry().click();
    await expect.element(form()).toMatchTextContent(containing(t('edit.hasLabel')));
  });

  it('does not warn where there is only the parcel of a return', async () => {
    await open(
      {},
      answer('readParcels', () => ok({ parcels: [{ ...parcel, isReturn: true }], readAt: now })),
    );
    await entry().click();
    await expect.poll(() => heard.some(({ type }) => type === 'readParcels')).toBe(true);
    await expect.element(form()).not.toMatchTextContent(containing(t('edit.hasLabel')));
  });

  it('keeps what was typed where another edit is on its way, or where it was not taken', async () => {
    let reply = (): ReturnType<Parameters<typeof answer<'editOrder'>>[1]> => ok(orderEdit);
    await open(
      {},
      answer('editOrder', () => reply()),
    );
    await entry().click();
    await field('phone').fill('700');
    await press(t('edit.save'));
    await expect.element(page.getByText(t('edit.busy'))).toBeVisible();
    reply = () => failed({ kind: 'storageFull' });
    await press(t('edit.save'));
    await expect.element(page.getByText(t('failure.storageFull.text'))).toBeVisible();
    await expect.element(field('phone')).toHaveValue('700');
  });
});

describe('the last edit of an order', () => {
  const show = async (part: Partial<OrderEdit>, changes: Partial<Order> = {}) => {
    const edit = { ...orderEdit, ...part };
    await shownChanges.write({ [`a/fields/${orderId}`]: shownEdit(edit) });
    await open(
      changes,
      answer('readEdit', () => ok(edit)),
    );
  };
  const found = { street: 'ul. Nowa 8', sellerComments: 'Klientka dzwoniła' };

  it('shows mine and theirs where somebody was faster; the agent decides', async () => {
    await show({ state: 'conflict', found });
    const card = page.getByRole('article');
    for (const text of [t('edit.conflict'), 'ul. Krzywa 3', 'ul. Nowa 8', '+ Adres zmieniony', 'Klientka'])
      await expect.element(card).toMatchTextContent(containing(text));
    await press(t('edit.overwrite'));
    await press(t('status.leave'));
    await expect.poll(asked).toEqual([
      ['confirmAgain', { ...which, from: found }],
      ['cancelChange', which],
    ]);
  });

  it('can be undone', async () => {
    await show({ settledAt: now });
    await press(t('status.undo'));
    await expect.poll(asked).toEqual([['undoChange', which]]);
  });

  it('is not shown any more once somebody has changed those fields again', async () => {
    await show({ settledAt: order.readAt - 1 });
    await expect.poll(() => heard.some(({ type }) => type === 'readEdit')).toBe(true);
    expect(page.getByRole('button', { name: t('status.undo') }).elements()).toEqual([]);
  });

  it('keeps the entry shut while it is on its way', async () => {
    await show({ state: 'sending', settledAt: 0 });
    await expect.element(entry()).toHaveAttribute('aria-disabled', 'true');
    await expect.element(page.getByText(t('edit.saving', { fields: '' }).split(':')[0] ?? '')).toBeVisible();
  });

  it('can be cancelled while it waits', async () => {
    await show({ state: 'pending', found: null, failure: { kind: 'offline' } });
    await press(t('edit.cancelEdit'));
    await expect.poll(asked).toEqual([['cancelChange', which]]);
  });
});

import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ShownOrder } from '@/lib/messages/order-messages';
import type { Order } from '@/lib/model/order';
import { rules } from '@/lib/stored/stored-rules';
import { t } from '@/lib/text/i18n';
import { containing } from '@/tests/page/containing';
import { answer, ok, startBackground } from '@/tests/page/fake-background';
import { account, entry, named, order, orderReturn, rule } from '@/tests/page/fixtures';
import OrderCard from './OrderCard.svelte';

interface Given {
  match?: ShownOrder;
  isOpen?: boolean;
  ruled?: (typeof entry)[];
  onAnswer?: () => Promise<'busy' | undefined>;
}

async function open({ match = named, isOpen = true, ...others }: Given = {}) {
  const heard = startBackground(answer('orderOpened', () => ok(null)));
  await render(OrderCard, {
    match,
    account,
    href: 'https://panel.example/#order:1',
    isOpen,
    ...others,
  });
  return heard;
}

const card = () => page.getByRole('article');
const withOrder = (change: Partial<Order>): ShownOrder => ({ ...named, order: { ...order, ...change } });

it('shows everything of an order that agents are asked about', async () => {
  await open({ match: withOrder({ payment: { method: 'Za pobraniem', cashOnDelivery: true, paid: 100 } }) });
  const facts = [
    ...[`#${order.orderId}`, 'Wysłane', 'Za pobraniem', order.delivery.method, order.pickupPoint.name],
    ...[order.delivery.address.street, order.email, order.phone, order.login],
    ...[order.shopOrderId, order.externalOrderId, t('order.nip', { nip: '5252248481' })],
    ...['Nowak i Wspólnicy', order.buyerComments, order.sellerComments],
    // The account's own fields, by the names that they have there.
    ...['Grawer', 'Dla Oli', 'Plik z nadrukiem', 'Kubek ceramiczny 350 ml', 'KUB-350-GR'],
  ];
  for (const fact of facts) await expect.element(card()).toMatchTextContent(containing(fact));
  await expect
    .element(card().getByRole('link', { name: 'nadruk.pdf' }))
    .toHaveAttribute('href', 'https://files.example/nadruk.pdf');
  await expect
    .element(card().getByRole('link', { name: t('order.open'), exact: false }))
    .toHaveAttribute('href', 'https://panel.example/#order:1');
});

it('says why it is here', async () => {
  await open();
  await expect.element(card()).toMatchTextContent(containing(t('reason.order')));
  await expect.element(card()).toMatchTextContent(containing(t('reason.email')));
});

it.each([
  ['confirmed', withOrder({ confirmed: false }), () => t('order.unconfirmed')],
  ['young', withOrder({ isGone: true }), () => t('order.archived')],
  [
    'in a status that the account has',
    withOrder({ statusId: '777' }),
    () => t('order.unknownStatus', { id: '777' }),
  ],
] as const)('says that it is not %s', async (_, match, text) => {
  await open({ match });
  await expect.element(card()).toMatchTextContent(containing(text()));
});

it('shows a return with its status, reference, refund, product and reason', async () => {
  await open({ match: { ...named, returns: [orderReturn] } });
  const shown = page.getByRole('region', { name: t('order.return', { id: orderReturn.returnId }) });
  for (const part of ['Nowy zwrot', 'RMA-2026-0099', 'Kubek', 'Uszkodzony w transporcie', 'Pęknięte ucho'])
    await expect.element(shown).toMatchTextContent(containing(part));
  await expect.element(shown).toMatchTextContent(containing('39.99'));
});

it('opens and closes; only then its copy is looked after', async () => {
  const heard = await open({ isOpen: false });
  await expect.element(card()).not.toMatchTextContent(containing(order.phone));
  expect(heard).toEqual([]);
  await card().getByRole('button', { expanded: false }).first().click();
  await expect.element(card()).toMatchTextContent(containing(order.phone));
  expect(heard.map(({ type, sent }) => [type, sent])).toContainEqual([
    'orderOpened',
    { accountId: 'a', orderId: order.orderId },
  ]);
});

it('draws what stands in an order as text', async () => {
  const attack = '<img src="x" onerror="document.title=1"><b>bold</b>';
  await open({ match: withOrder({ buyerComments: attack, login: attack }) });
  await expect.element(card()).toMatchTextContent(containing('<b>bold</b>'));
  expect(card().element().querySelectorAll('img, b')).toHaveLength(0);
});

it('asks with one line what a rule would change, and says when that could not be taken', async () => {
  await rules.write([rule]);
  const onAnswer = vi.fn(() => Promise.resolve('busy' as const));
  await open({ ruled: [entry], onAnswer });
  const asked = page.getByRole('group', { name: t('automations.panel.suggests', { name: rule.name }) });
  await expect.element(asked).toMatchTextContent(containing('Zwrot'));
  const apply = asked.getByRole('button', { name: t('automations.panel.apply') });
  await expect
    .element(apply)
    .toHaveAccessibleDescription(expect.stringContaining(t('automations.runsActions')));
  await apply.click();
  expect(onAnswer).toHaveBeenCalledWith(entry, true);
  await expect.element(page.getByText(t('automations.panel.busy'))).toBeVisible();
  await asked.getByRole('button', { name: t('automations.panel.skip') }).click();
  expect(onAnswer).toHaveBeenCalledWith(entry, false);
});

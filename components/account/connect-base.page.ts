import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Failure } from '@/lib/model/failure';
import { t } from '@/lib/text/i18n';
import { answer, failed, never, ok, startBackground, stopBackground } from '@/tests/page/fake-background';
import { account, now } from '@/tests/page/fixtures';
import ConnectBase from './ConnectBase.svelte';

const token = () => page.getByLabelText(t('options.token'));
const connect = () => page.getByRole('button', { name: t('options.connect') });

async function open() {
  const onConnected = vi.fn();
  await render(ConnectBase, { accounts: [], onConnected });
  await token().fill('1234-token-0042');
  return onConnected;
}

it('gives the token to the background, and keeps nothing of it', async () => {
  const heard = startBackground(answer('connectAccount', () => ok(account)));
  const onConnected = await open();
  await page.getByLabelText(t('options.name')).fill('Kubek PL');
  await page.getByLabelText(t('options.showLabels')).click();
  await page.getByLabelText(t('options.showInvoices')).click();
  await connect().click();
  await expect.poll(() => onConnected.mock.calls).toEqual([[account]]);
  expect(heard.map(({ sent }) => sent)).toEqual([
    { token: '1234-token-0042', name: 'Kubek PL', showLabels: false, showInvoices: false },
  ]);
  await expect.element(token()).toHaveValue('');
  await expect.element(token()).toHaveAttribute('autocomplete', 'off');
  await expect.element(token()).toHaveAttribute('type', 'password');
});

it.each<[Failure, () => string]>([
  [{ kind: 'tokenRejected' }, () => t('options.wrongToken')],
  [{ kind: 'otherAccount' }, () => t('failure.otherAccount.text')],
  [{ kind: 'offline' }, () => t('failure.offline.text')],
  [{ kind: 'unexpectedAnswer', report: 'getOrders' }, () => t('failure.unexpectedAnswer.text')],
  [{ kind: 'tokenBlocked', until: now }, () => t('failure.tokenBlocked.text', { time: '' }).slice(0, 30)],
  [{ kind: 'budgetSpent' }, () => t('failure.budgetSpent.text')],
  [{ kind: 'hostAccessMissing' }, () => t('failure.hostAccessMissing.text')],
  [{ kind: 'storageFull' }, () => t('failure.storageFull.text')],
])('says what is wrong ($kind), and connects nothing; the token can be mended', async (failure, text) => {
  startBackground(answer('connectAccount', () => failed(failure)));
  const onConnected = await open();
  await connect().click();
  await expect.element(page.getByText(text(), { exact: false })).toBeVisible();
  expect(onConnected).not.toHaveBeenCalled();
  await expect.element(token()).toHaveValue('1234-token-0042');
});

it('says so where the background has gone', async () => {
  stopBackground();
  await open();
  await connect().click();
  await expect.element(page.getByText(t('failure.extensionUpdated.text'))).toBeVisible();
});

it('asks once, however often it is pressed meanwhile', async () => {
  const heard = startBackground(answer('connectAccount', never));
  await open();
  await connect().click();
  const busy = page.getByRole('button', { name: t('options.connecting') });
  await expect.element(busy).toHaveAttribute('aria-disabled', 'true');
  await busy.click({ force: true });
  expect(heard).toHaveLength(1);
});

it('takes no empty token, nor a name of nothing but spaces', async () => {
  const heard = startBackground(answer('connectAccount', () => ok(account)));
  await open();
  await token().fill('   ');
  await connect().click();
  await token().fill('1234-token-0042');
  await page.getByLabelText(t('options.name')).fill('  ');
  await connect().click();
  expect(heard).toEqual([]);
});

import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { t } from '@/lib/text/i18n';
import { startBackground } from '@/tests/page/fake-background';

vi.mock('./TicketOrders.svelte', () => Promise.reject(new Error('the file is gone')));

it('says that Sidecar was updated when its files are gone, also when they failed before it was drawn', async () => {
  const unheard: unknown[] = [];
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    unheard.push(event.reason);
  });
  startBackground();
  const { default: OrderPanel } = await import('./OrderPanel.svelte');
  await import('./TicketOrders.svelte').catch(() => undefined);
  // The browser reports a rejection that nobody heard in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  await render(OrderPanel);
  await expect.element(page.getByText(t('failure.extensionUpdated.text'))).toBeVisible();
  expect(unheard).toEqual([]);
});

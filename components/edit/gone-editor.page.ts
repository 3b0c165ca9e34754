import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { t } from '@/lib/text/i18n';
import { startBackground } from '@/tests/page/fake-background';
import { order } from '@/tests/page/fixtures';
import OrderEdits from './OrderEdits.svelte';

vi.mock('./OrderEditor.svelte', () => Promise.reject(new Error('the file is gone')));

it('says that Sidecar was updated when the file of the form is gone', async () => {
  startBackground();
  await render(OrderEdits, { id: 'e', order, isFormOpen: true, onClose: () => undefined });
  await expect.element(page.getByText(t('failure.extensionUpdated.text'))).toBeVisible();
});

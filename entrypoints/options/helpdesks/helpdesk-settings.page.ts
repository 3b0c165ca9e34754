import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { browser } from 'wxt/browser';
import { helpdesks } from '@/lib/stored/stored-helpdesks';
import { t } from '@/lib/text/i18n';
import { answer, failed, ok, startBackground, type Answer, type Heard } from '@/tests/page/fake-background';
import HelpdeskSettings from './HelpdeskSettings.svelte';

/** Keeps the list as the background does, as far as the page can tell. */
const keeping: Answer[] = [
  answer('addHelpdesk', async ({ host }) => {
    await helpdesks.write([...(await helpdesks.read()), host]);
    return ok(null);
  }),
  answer('removeHelpdesk', async ({ host }) => {
    await helpdesks.write((await helpdesks.read()).filter((each) => each !== host));
    return ok(null);
  }),
];

const host = 'desk.shop.com';
let heard: Heard[];
/** The match patterns that the browser was asked for. */
let asked: unknown[];
const isGranted = { now: true };

beforeEach(() => {
  asked = [];
  isGranted.now = true;
  const { request, contains } = browser.permissions;
  Object.assign(browser.permissions, {
    request: vi.fn((wanted: unknown) => {
      asked.push(wanted);
      return Promise.resolve(isGranted.now);
    }),
    contains: () => Promise.resolve(isGranted.now),
  });
  onTestFinished(() => void Object.assign(browser.permissions, { request, contains }));
});

async function open(hosts: string[], ...answers: Answer[]): Promise<void> {
  await helpdesks.write(hosts);
  heard = startBackground(...keeping, ...answers);
  await render(HelpdeskSettings);
}

const address = () => page.getByLabelText(t('helpdesks.address'));
const add = () => page.getByRole('button', { name: t('helpdesks.add') });
const remove = (of = host) => page.getByRole('button', { name: t('helpdesks.removeHost', { host: of }) });

it('the browser is asked for the host of a pasted address alone, and then it is in the list', async () => {
  await open([]);
  await address().fill('https://Desk.shop.com/tickets/12?x=1');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(t('helpdesks.added', { host }))).toBeVisible();
  expect(asked).toEqual([{ origins: ['https://desk.shop.com/*'] }]);
  expect(heard.map(({ type, sent }) => [type, sent])).toEqual([['addHelpdesk', { host }]]);
  await expect.element(page.getByText(t('helpdesks.allowed'))).toBeVisible();
  await expect.element(address()).toHaveValue('');
});

it('nothing is asked for an address that cannot be a helpdesk, and a sentence says why', async () => {
  await open([host]);
  await address().fill('https://app.responso.com/');
  await add().click();
  await expect.element(page.getByText(t('helpdesks.problem.responso'))).toBeVisible();
  await address().fill(`${host}/t/1`);
  await expect.element(page.getByText(t('helpdesks.problem.responso'))).not.toBeInTheDocument();
  await add().click();
  await expect.element(page.getByText(t('helpdesks.problem.listed'))).toBeVisible();
  expect(asked).toEqual([]);
  expect(heard).toEqual([]);
});

it('a refusal is said, adds nothing, and can be asked again', async () => {
  isGranted.now = false;
  await open([]);
  await address().fill(host);
  await add().click();
  await expect.element(page.getByText(t('failure.helpdeskNotAllowed.text'))).toBeVisible();
  expect(heard).toEqual([]);
  isGranted.now = true;
  await page.getByRole('button', { name: t('failure.helpdeskNotAllowed.action') }).click();
  await expect.element(page.getByText(t('helpdesks.added', { host }))).toBeVisible();
  await expect.element(page.getByText(t('failure.helpdeskNotAllowed.text'))).not.toBeInTheDocument();
});

it('a helpdesk that the browser does not allow any more says so, and can be allowed again', async () => {
  isGranted.now = false;
  await open([host]);
  await expect.element(page.getByText(t('helpdesks.withdrawn'))).toBeVisible();
  await page.getByRole('button', { name: t('helpdesks.allowHost', { host }) }).click();
  expect(asked).toEqual([{ origins: ['https://desk.shop.com/*'] }]);
});

it('a helpdesk is removed after a question, by keyboard, and the focus goes on at the form', async () => {
  await open([host, 'help.firm.org']);
  await remove().click();
  await expect.element(page.getByText(t('helpdesks.removeAsk', { host }))).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(remove()).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await page.getByRole('button', { name: t('helpdesks.removeIt') }).click();
  await expect.element(remove()).not.toBeInTheDocument();
  await expect.element(remove('help.firm.org')).toBeVisible();
  await expect.element(address()).toHaveFocus();
  expect(heard.map(({ sent }) => sent)).toEqual([{ host }]);
});

it('a failure of the background is said beside the host', async () => {
  await open(
    [],
    answer('addHelpdesk', () => failed({ kind: 'storageFull' })),
  );
  await address().fill(host);
  await add().click();
  await expect.element(page.getByText(t('failure.storageFull.text'))).toBeVisible();
  await expect.element(page.getByText(host)).toBeVisible();
});

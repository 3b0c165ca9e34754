import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { TaughtField } from '@/lib/model/taught-field';
import { syncProgress } from '@/lib/stored/sync-progress';
import { taughtProfiles } from '@/lib/stored/taught-profiles';
import { unexpectedAnswers } from '@/lib/stored/unexpected-answers';
import { t } from '@/lib/text/i18n';
import { containing } from '@/tests/page/containing';
import { survey, synced } from '@/tests/page/fixtures';
import { announcer } from '@/components/ui/announcer.svelte';
import DiagnosticsSettings from './DiagnosticsSettings.svelte';
import type { TabLook } from './tab-look';

const site = survey.origin;

/** What the options know of the helpdesk's tab: it can be looked at, and its elements shown. */
async function open(looks: TabLook[]) {
  const look = vi.fn(() =>
    Promise.resolve(looks.length > 1 ? looks.shift() : looks[0]).then(
      (each) => each ?? { kind: 'noTab' as const },
    ),
  );
  const teach = vi.fn((_field: TaughtField) => Promise.resolve({ ok: true as const, value: true }));
  await render(DiagnosticsSettings, { look, teach });
  return { look, teach };
}

const row = (field: TaughtField) =>
  page.getByRole('listitem').filter({ hasText: t(`diagnostics.field.${field}`) });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const load = (content: string) =>
  userEvent.upload(page.getByLabelText(t('diagnostics.file.load')), new File([content], 'file.json'));

describe('what is read on the page', () => {
  it('is said with the means by which it was read, and what was not', async () => {
    await open([{ kind: 'survey', survey }]);
    await expect.element(row('order')).toMatchTextContent(containing(t('diagnostics.means.taught')));
    await expect.element(row('order')).toMatchTextContent(containing('48213377'));
    await expect.element(row('email')).toMatchTextContent(containing(t('diagnostics.means.text')));
    await expect.element(row('email')).toMatchTextContent(containing('ola@example.com'));
    await expect.element(row('column')).toMatchTextContent(containing(t('diagnostics.means.structure')));
    await expect.element(row('attachment')).toMatchTextContent(containing(t('diagnostics.means.candidate')));
    await expect.element(row('search')).toMatchTextContent(containing(t('diagnostics.none.search')));
    await expect.element(row('type')).toMatchTextContent(containing(t('diagnostics.type.return')));
  });

  it('leaves out the search field of another helpdesk, which nothing of ours uses', async () => {
    await open([{ kind: 'survey', survey: { ...survey, origin: 'https://desk.shop.com' } }]);
    await expect.element(row('email')).toBeVisible();
    await expect.element(row('search')).not.toBeInTheDocument();
  });

  it('goes on without what was shown and is not there, or holds nothing of the kind, and says so', async () => {
    await open([
      { kind: 'survey', survey: { ...survey, taught: { email: ['nobody'] }, absent: ['source'] } },
    ]);
    await expect.element(row('email')).toMatchTextContent(containing(t('diagnostics.lapse.empty')));
    await expect.element(row('source')).toMatchTextContent(containing(t('diagnostics.lapse.absent')));
  });

  it.each(['noTab', 'silent'] as const)(
    'is nothing where there is %s, until somebody looks again',
    async (kind) => {
      await open([{ kind }, { kind: 'survey', survey }]);
      await expect.element(page.getByText(t(`diagnostics.${kind}.title`))).toBeVisible();
      await press(t('diagnostics.look'));
      await expect.element(row('order')).toBeVisible();
      await expect.element(page.getByText(t(`diagnostics.${kind}.title`))).not.toBeInTheDocument();
    },
  );

  it('is told apart from a page that is no ticket', async () => {
    await open([{ kind: 'survey', survey: { ...survey, isTicket: false } }]);
    await expect.element(page.getByText(t('diagnostics.noTicket.title'))).toBeVisible();
  });

  it('is of the look that was asked for last, also when an earlier answer comes later', async () => {
    let answerFirst: ((look: TabLook) => void) | undefined;
    const look = vi
      .fn<() => Promise<TabLook>>()
      .mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)))
      .mockResolvedValue({ kind: 'survey', survey });
    await render(DiagnosticsSettings, { look, teach: () => Promise.resolve({ ok: true, value: true }) });
    await press(t('diagnostics.look'));
    await expect.element(row('order')).toBeVisible();
    answerFirst?.({ kind: 'noTab' });
    await expect.element(page.getByText(t('diagnostics.noTab.title'))).not.toBeInTheDocument();
    await expect.element(row('order')).toBeVisible();
  });
});

describe('showing where something stands', () => {
  it('asks for it in the tab, says when it is done, and looks again', async () => {
    const { look, teach } = await open([{ kind: 'survey', survey }]);
    await row('email')
      .getByRole('button', { name: t('diagnostics.teach') })
      .click();
    expect(teach).toHaveBeenCalledWith('email');
    const said = t('diagnostics.saidTaught', { field: t('diagnostics.field.email') });
    await expect.poll(() => announcer.said).toContain(said);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('is forgotten for one thing', async () => {
    await taughtProfiles.write({ [site]: { order: ['main .order'], email: ['main .mail'] } });
    await open([{ kind: 'survey', survey }]);
    await row('email')
      .getByRole('button', { name: t('diagnostics.forget') })
      .click();
    await expect.poll(() => taughtProfiles.read()).toEqual({ [site]: { order: ['main .order'] } });
    await expect
      .element(row('type').getByRole('button', { name: t('diagnostics.forget') }))
      .not.toBeInTheDocument();
  });
});

describe('what was shown as a file', () => {
  const shown = { [site]: { order: ['main .order'] } };

  it('is forgotten after a question, and counts again once it is loaded', async () => {
    await taughtProfiles.write(shown);
    await open([{ kind: 'noTab' }]);
    const save = page.getByRole('link', { name: t('diagnostics.file.save') });
    await expect.element(save).toBeVisible();
    const file = decodeURIComponent((save.element().getAttribute('href') ?? '').replace(/^[^,]*,/, ''));
    await press(t('diagnostics.file.reset'));
    expect(await taughtProfiles.read()).toEqual(shown);
    await press(t('diagnostics.file.resetDo'));
    await expect.element(page.getByText(t('diagnostics.file.resetDone'))).toBeVisible();
    expect(await taughtProfiles.read()).toEqual({});
    await load(file);
    await expect.element(page.getByText(t('diagnostics.file.loaded'))).toBeVisible();
    expect(await taughtProfiles.read()).toEqual(shown);
  });

  it('leaves alone what a colleague has not shown', async () => {
    await taughtProfiles.write(shown);
    await open([{ kind: 'noTab' }]);
    await load(JSON.stringify({ sidecarTaught: 1, sites: { [site]: { email: ['main .mail'] } } }));
    await expect
      .poll(() => taughtProfiles.read())
      .toEqual({ [site]: { order: ['main .order'], email: ['main .mail'] } });
  });

  it.each([
    ['a picture', 'GIF89a', () => t('diagnostics.file.notOurs')],
    ['one of settings', '{"sidecar":1,"settings":{}}', () => t('diagnostics.file.notOurs')],
    ['from a newer Sidecar', '{"sidecarTaught":2}', () => t('diagnostics.file.newer')],
    [
      'for a site that cannot be a helpdesk',
      '{"sidecarTaught":1,"sites":{"https://panel-e.baselinker.com":{}}}',
      () => 'https://panel-e.baselinker.com',
    ],
    [
      'with a selector that keeps a page busy',
      JSON.stringify({ sidecarTaught: 1, sites: { [site]: { email: [':has(:has(*))'] } } }),
      () => `${site} › email › 0`,
    ],
  ])('is refused with the reason when it is %s', async (_, content, reason) => {
    await taughtProfiles.write(shown);
    await open([{ kind: 'noTab' }]);
    await load(content);
    await expect.element(page.getByText(reason())).toBeVisible();
    expect(await taughtProfiles.read()).toEqual(shown);
  });
});

it('has a report for the makers that tells of every odd answer, and holds nothing of a ticket', async () => {
  await unexpectedAnswers.write(['getOrders: orders.0.order_id: invalid_type']);
  await syncProgress.write({
    a: { ...synced, unread: ['order 48213999'], unreadWhy: 'payment_done: invalid_type' },
  });
  await open([{ kind: 'survey', survey }]);
  const report = page.getByText('Sidecar 0.1.0', { exact: false });
  await expect.element(report).toMatchTextContent(containing('getOrders: orders.0.order_id: invalid_type'));
  await expect.element(report).toMatchTextContent(containing('payment_done'));
  for (const secret of ['48213377', 'ola', '@', '48213999'])
    await expect.element(report).not.toMatchTextContent(containing(secret));
});

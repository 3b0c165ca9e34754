import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { rules } from '@/lib/stored/stored-rules';
import { shownChanges } from '@/lib/stored/shown-changes';
import { t } from '@/lib/text/i18n';
import { containing } from '@/tests/page/containing';
import { answer, ok, startBackground, type Heard } from '@/tests/page/fake-background';
import {
  account,
  activity,
  change,
  editLine,
  entry,
  orderEdit,
  rule,
  shownEdit,
} from '@/tests/page/fixtures';
import ActivityLog from './ActivityLog.svelte';

const [made, failedOne, givenUp] = activity;
let heard: Heard[];

beforeEach(async () => {
  await rules.write([rule]);
  heard = startBackground(
    answer('listActivity', () => ok(activity)),
    answer('listLeftAlone', () =>
      ok([{ ...entry, orderId: '48100001', verdict: 'unsure', unknown: ['ticketSource'] }]),
    ),
    answer('undoChange', () => ok(change)),
    answer('confirmAgain', () => ok(change)),
    answer('cancelChange', () => ok(null)),
  );
});

const open = () => render(ActivityLog, { accounts: [account] });
const line = (id: string) => page.getByRole('listitem').filter({ hasText: id });
const asked = (type: string) => heard.filter((message) => message.type === type).map(({ sent }) => sent);

describe('the log', () => {
  it('has every change, from what to what, by whom and what became of it', async () => {
    await open();
    for (const part of ['Wysłane', 'Zwrot', t('activity.by.agent'), t('activity.result.done')])
      await expect.element(line('48213377')).toMatchTextContent(containing(part));
    for (const part of [
      'Nowy zwrot',
      t('automations.log.byRule', { name: rule.name }),
      t('activity.result.failed'),
    ])
      await expect.element(line('5120')).toMatchTextContent(containing(part));
    await expect.element(line('48199001')).toMatchTextContent(containing(t('activity.result.cancelled')));
  });

  it('says what rules left alone, and why', async () => {
    await open();
    const what = t('automations.unknown.ticketSource');
    await expect
      .element(line('48100001'))
      .toMatchTextContent(containing(t('automations.log.unsure', { what })));
  });

  it('shows one kind of lines where that is wanted', async () => {
    await open();
    const show = page.getByLabelText(t('automations.log.show'));
    await show.selectOptions(t('automations.log.leftAlone'));
    await expect.element(line('48213377')).not.toBeInTheDocument();
    await expect.element(line('48100001')).toBeVisible();
    await show.selectOptions(t('automations.log.agent'));
    await expect.element(line('48213377')).toBeVisible();
    await expect.element(line('5120')).not.toBeInTheDocument();
  });

  it('takes back the last change of an order, and no other', async () => {
    await open();
    await line('48213377')
      .getByRole('button', { name: t('status.undo') })
      .click();
    expect(asked('undoChange')).toEqual([
      { accountId: 'a', subject: 'order', id: made?.id, changeId: made?.changeId },
    ]);
    for (const other of [failedOne, givenUp])
      await expect
        .element(line(other?.id ?? '').getByRole('button', { name: t('status.undo') }))
        .not.toBeInTheDocument();
  });

  it('lets a change that waits for an answer be answered as beside the order', async () => {
    await shownChanges.write({
      'a/order/48213377': { ...change, state: 'conflict', found: '6' },
    });
    await open();
    const names = { from: 'Wysłane', to: 'Zwrot', found: 'Anulowane' };
    await expect.element(line('48213377')).toMatchTextContent(containing(t('status.conflict', names)));
    await line('48213377')
      .getByRole('button', { name: t('status.confirm') })
      .click();
    expect(asked('confirmAgain')).toMatchObject([{ from: '6', changeId: 'c1' }]);
  });

  it('is read again when a change goes on', async () => {
    await open();
    await expect.element(line('48213377')).toBeVisible();
    const before = asked('listActivity').length;
    await shownChanges.write({ 'a/order/1': { ...change, id: '1' } });
    await expect.poll(() => asked('listActivity').length).toBeGreaterThan(before);
  });
});

it('is saved whole as a table that a spreadsheet opens', async () => {
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'about:blank#csv';
  });
  let download = '';
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    ({ download } = this);
  });
  await open();
  await page.getByRole('button', { name: t('automations.log.csv') }).click();
  await expect.poll(() => files).toHaveLength(1);
  expect(download).toMatch(/^sidecar-activity-\d{4}-\d\d-\d\d\.csv$/);
  const [head, ...lines] = ((await files[0]?.text()) ?? '').trim().split('\r\n');
  expect(head).toContain(`"${t('automations.log.column.at')}","${t('automations.log.column.account')}"`);
  expect(lines).toHaveLength(4);
  // The newest first: what the rule left alone is younger.
  expect(lines[1]).toContain('"Wysłane","Zwrot"');
  expect(asked('listActivity')).toContainEqual({ isWhole: true });
});

describe('an edit in the log', () => {
  const { accountId, subject, id, changeId } = editLine;
  const hear = (result: (typeof editLine)['result']) =>
    startBackground(
      answer('listActivity', () => ok([{ ...editLine, result }])),
      answer('readEdit', () => ok({ ...orderEdit, state: 'conflict', found: orderEdit.from })),
      answer('undoChange', () => ok(orderEdit)),
      answer('cancelChange', () => ok(null)),
    );

  it('names the fields, and can be undone', async () => {
    heard = hear('done');
    await open();
    await expect.element(line(id)).toMatchTextContent(containing(t('edit.field.street')));
    await line(id)
      .getByRole('button', { name: t('status.undo') })
      .click();
    expect(asked('undoChange')).toEqual([{ accountId, subject, id, changeId }]);
  });

  it('that waits for an answer can be answered', async () => {
    await shownChanges.write({ 'a/fields/48213377': shownEdit({ ...orderEdit, state: 'conflict' }) });
    heard = hear('conflict');
    await open();
    await expect.element(line(id)).toMatchTextContent(containing(t('edit.conflict')));
    await line(id)
      .getByRole('button', { name: t('status.leave') })
      .click();
    expect(asked('cancelChange')).toEqual([{ accountId, subject, id, changeId }]);
  });
});

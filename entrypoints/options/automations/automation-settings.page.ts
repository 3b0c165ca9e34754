import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Rule } from '@/lib/model/rule';
import type { DryRun } from '@/lib/rules/dry-run';
import { rules } from '@/lib/stored/stored-rules';
import { t } from '@/lib/text/i18n';
import { containing } from '@/tests/page/containing';
import { answer, failed, ok, startBackground, type Answer, type Heard } from '@/tests/page/fake-background';
import { account, now, rule } from '@/tests/page/fixtures';
import AutomationSettings from './AutomationSettings.svelte';

/** Keeps rules as the background does, as far as the page can tell. */
const keeping: Answer[] = [
  answer('listConnected', () => ok([account])),
  answer('saveRule', async (saved) => {
    const kept = await rules.read();
    const isNew = !kept.some(({ id }) => id === saved.id);
    await rules.write(isNew ? [...kept, saved] : kept.map((each) => (each.id === saved.id ? saved : each)));
    return ok(null);
  }),
  answer('switchRule', async ({ id, isOn }) => {
    await rules.write(
      (await rules.read()).map((each) =>
        each.id === id ? { ...each, onSince: isOn ? now : 0, pausedAt: 0 } : each,
      ),
    );
    return ok(null);
  }),
  answer('moveRule', async ({ id, by }) => {
    const kept = await rules.read();
    const place = kept.findIndex((each) => each.id === id);
    const moved = kept[place];
    if (moved) await rules.write(kept.toSpliced(place, 1).toSpliced(place + by, 0, moved));
    return ok(null);
  }),
  answer('deleteRule', async ({ id }) => {
    await rules.write((await rules.read()).filter((each) => each.id !== id));
    return ok(null);
  }),
];

async function open(kept: Rule[], ...answers: Answer[]): Promise<Heard[]> {
  await rules.write(kept);
  const heard = startBackground(...keeping, ...answers);
  await render(AutomationSettings);
  await expect.element(card(kept[0]?.name ?? t('automations.firstName'))).toBeVisible();
  return heard;
}

const card = (name: string) => page.getByRole('article', { name, exact: true });
const isOn = (name: string) => card(name).getByRole('switch', { name: t('automations.isOn'), exact: false });
const edit = (name: string) => card(name).getByRole('button', { name: t('automations.edit'), exact: false });
const save = () => page.getByRole('button', { name: t('automations.save') });
const orderStatus = () => page.getByRole('combobox', { name: t('automations.setOrder') });
const addCondition = () => page.getByRole('combobox', { name: t('automations.addCondition') });
const names = () =>
  page
    .getByRole('heading', { level: 3 })
    .elements()
    .map(({ textContent }) => textContent);
const first = () => t('automations.firstName');

describe('the ready-made rule', () => {
  beforeEach(async () => {
    await open([]);
  });

  it('is there, off, and says in one sentence what it is about', async () => {
    await expect.element(card(first())).toMatchTextContent(containing(t('automations.state.isOff')));
    await expect.element(card(first())).toMatchTextContent(containing('Responso'));
    await expect.element(card(first())).toMatchTextContent(containing(t('automations.problem.action')));
    expect(await rules.read()).toEqual([]);
  });

  it('is switched on once a status is chosen: what is missing is asked for where it can be given', async () => {
    await isOn(first()).click();
    await save().click();
    await expect.element(page.getByText(t('automations.problem.action'))).toBeVisible();
    await expect.element(orderStatus()).toHaveFocus();
    await orderStatus().selectOptions('Zwrot');
    await save().click();
    await expect.element(edit(first())).toHaveFocus();
    await expect.element(isOn(first())).not.toBeChecked();
    await isOn(first()).click();
    await expect.element(card(first())).toMatchTextContent(containing(t('automations.state.asks')));
    expect(await rules.read()).toMatchObject([{ orderStatusId: '5', onSince: now, isAutomatic: false }]);
  });
});

describe('a rule', () => {
  it('is made, moved, copied and deleted by keyboard alone', async () => {
    await open([rule]);
    const press = async (button: Locator) => {
      await expect.element(button).toBeVisible();
      button.element().focus();
      await userEvent.keyboard('{Enter}');
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await press(button(t('automations.add')));
    const name = page.getByLabelText(t('automations.name'), { exact: true });
    await expect.element(name).toHaveFocus();
    await orderStatus().selectOptions('Doręczone');
    name.element().focus();
    await userEvent.keyboard('{Enter}');
    const added = t('automations.newName');
    await expect.element(edit(added)).toHaveFocus();
    expect(names()).toEqual([rule.name, added]);
    await press(button(t('automations.moveUp', { name: added })));
    await expect.poll(names).toEqual([added, rule.name]);
    await expect.element(button(t('automations.moveUp', { name: added }))).toHaveFocus();
    await press(button(t('automations.duplicate', { name: added })));
    const copy = t('automations.copyName', { name: added });
    await expect.poll(names).toEqual([added, rule.name, copy]);
    expect((await rules.read()).at(-1)).toMatchObject({ onSince: 0, pausedAt: 0 });
    await press(button(t('automations.delete', { name: copy })));
    await expect.element(button(t('options.cancel'))).toHaveFocus();
    await press(button(t('automations.deleteIt')));
    await expect.element(button(t('automations.add'))).toHaveFocus();
    expect(names()).toEqual([added, rule.name]);
  });

  it('leads the keyboard to what is wrong, whatever kind of condition it is', async () => {
    await open([rule]);
    await edit(rule.name).click();
    await addCondition().selectOptions(t('automations.condition.orderStatus'));
    await save().click();
    const statuses = page.getByRole('group', { name: t('automations.condition.orderStatus') });
    await expect.element(statuses.getByLabelText('Nowe zamówienia')).toHaveFocus();
    await expect.element(page.getByText(t('automations.problem.statuses'))).toBeVisible();
    const remove = t('automations.removeCondition', { what: t('automations.condition.orderStatus') });
    await page.getByRole('button', { name: remove }).click();
    await expect.element(addCondition()).toHaveFocus();
    await addCondition().selectOptions(t('automations.condition.textContains'));
    await save().click();
    await expect
      .element(page.getByLabelText(t('automations.condition.textContains'), { exact: true }))
      .toHaveFocus();
  });

  it('keeps every condition as it was filled in', async () => {
    const heard = await open([{ ...rule, conditions: [] }]);
    await edit(rule.name).click();
    const add = (kind: 'ticketType' | 'textContains' | 'orderSource' | 'orderStatus' | 'orderAge') =>
      addCondition().selectOptions(t(`automations.condition.${kind}`));
    const field = (kind: string) => page.getByLabelText(kind, { exact: true });
    await add('ticketType');
    await field(t('automations.condition.ticketType')).selectOptions(t('automations.type.review'));
    await add('textContains');
    await field(t('automations.condition.textContains')).fill('pęknięty');
    await add('orderSource');
    await field(t('automations.condition.orderSource')).selectOptions('shop');
    await add('orderStatus');
    await page.getByLabelText('Wysłane').click();
    await add('orderAge');
    await field(t('automations.condition.orderAge')).fill('14');
    await page.getByRole('checkbox', { name: t('automations.isAutomatic'), exact: false }).click();
    await page.getByLabelText(t('automations.perHour')).fill('7');
    await save().click();
    await expect
      .poll(() => heard.find(({ type }) => type === 'saveRule')?.sent)
      .toMatchObject({
        isAutomatic: true,
        perHour: 7,
        conditions: [
          { kind: 'ticketType', is: 'review' },
          { kind: 'textContains', text: 'pęknięty' },
          { kind: 'orderSource', is: 'shop' },
          { kind: 'orderStatus', in: ['3'] },
          { kind: 'orderAge', atMost: 14 },
        ],
      });
  });

  it('is not changed by what was begun and left', async () => {
    const heard = await open([rule]);
    await edit(rule.name).click();
    await page.getByLabelText(t('automations.name'), { exact: true }).fill('Other');
    await page.getByRole('button', { name: t('options.cancel') }).click();
    await expect.element(edit(rule.name)).toHaveFocus();
    expect(heard.map(({ type }) => type)).not.toContain('saveRule');
  });

  it('that has paused itself goes on when it is let', async () => {
    const heard = await open([{ ...rule, pausedAt: now }]);
    await expect.element(card(rule.name)).toMatchTextContent(containing(t('automations.state.paused')));
    await page.getByRole('button', { name: t('automations.paused.goOn') }).click();
    await expect.element(card(rule.name)).toMatchTextContent(containing(t('automations.state.asks')));
    expect(heard.map(({ type, sent }) => [type, sent])).toContainEqual([
      'switchRule',
      { id: 'r1', isOn: true },
    ]);
  });

  it('of an account that is gone can only be given another one', async () => {
    await open([{ ...rule, accountId: 'gone', onSince: 0 }]);
    await expect.element(card(rule.name)).toMatchTextContent(containing(t('automations.problem.account')));
    await isOn(rule.name).click();
    await page.getByRole('combobox', { name: t('automations.account') }).selectOptions(account.name);
    await expect
      .element(page.getByRole('combobox', { name: t('automations.account') }))
      .not.toBeInTheDocument();
  });

  it('that could not be kept is said, and its form stays', async () => {
    await open(
      [rule],
      answer('saveRule', () => failed({ kind: 'storageFull' })),
    );
    await edit(rule.name).click();
    await save().click();
    await expect.element(page.getByText(t('failure.storageFull.text'))).toBeVisible();
    await expect.element(save()).toBeVisible();
  });
});

describe('a dry run', () => {
  const found: DryRun = {
    lookedAt: 12,
    fires: 1,
    isCut: false,
    lines: [
      {
        about: { kind: 'ticket', subject: 'Uszkodzony kubek', address: 'https://app.responso.com/tickets/1' },
        orderId: '48213377',
        at: now,
        changes: [{ subject: 'order', id: '48213377', from: '3', to: '5' }],
        isByItself: false,
        unknown: ['textContains'],
      },
    ],
  };

  it('lists what the rule as it now is would have done, and changes nothing', async () => {
    const heard = await open(
      [rule],
      answer('tryRule', () => ok(found)),
    );
    await edit(rule.name).click();
    await orderStatus().selectOptions('Anulowane');
    await page.getByRole('button', { name: t('automations.dryRun.start') }).click();
    const list = page.getByRole('region', { name: t('automations.dryRun.start') });
    await expect
      .element(list)
      .toMatchTextContent(containing(t('activity.subject.order', { id: '48213377' })));
    await expect.element(list).toMatchTextContent(containing(t('automations.dryRun.ask')));
    await expect.element(list).toMatchTextContent(containing(t('automations.dryRun.textNotKept')));
    await expect.element(list.getByText(t('automations.dryRun.intro'), { exact: false })).toHaveFocus();
    expect(heard.filter(({ type }) => type === 'tryRule').map(({ sent }) => sent)).toMatchObject([
      { orderStatusId: '6' },
    ]);
    expect(heard.map(({ type }) => type)).not.toContain('saveRule');
    // What was found of a rule says nothing of another.
    await orderStatus().selectOptions('Zwrot');
    await expect.element(list).not.toBeInTheDocument();
  });

  it('is not begun with a rule that is not ready', async () => {
    const heard = await open([{ ...rule, orderStatusId: '', returnStatusId: '', onSince: 0 }]);
    await edit(rule.name).click();
    await page.getByRole('button', { name: t('automations.dryRun.start') }).click();
    await expect.element(page.getByText(t('automations.problem.action'))).toBeVisible();
    expect(heard.map(({ type }) => type)).not.toContain('tryRule');
  });
});

import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ReplyTemplate } from '@/lib/insert/reply-template';
import { templates } from '@/lib/stored/stored-templates';
import { teamStanding } from '@/lib/stored/team-standing';
import { noTeam } from '@/lib/team/team-view';
import { t } from '@/lib/text/i18n';
import { answer, failed, ok, startBackground, type Answer, type Heard } from '@/tests/page/fake-background';
import { standing } from '@/tests/page/fixtures';
import TemplateSettings from './TemplateSettings.svelte';

/** Keeps templates as the background does, as far as the page can tell. */
const keeping: Answer[] = [
  answer('saveTemplates', async (saved) => {
    const byId = new Map([...(await templates.read()), ...saved].map((each) => [each.id, each]));
    await templates.write([...byId.values()]);
    return ok(null);
  }),
  answer('deleteTemplate', async ({ id }) => {
    await templates.write((await templates.read()).filter((each) => each.id !== id));
    return ok(null);
  }),
];

const kept: ReplyTemplate = { id: '1', name: 'Where is it', text: 'Hi {buyer.firstName}' };
let heard: Heard[];

async function open(all: ReplyTemplate[], ...answers: Answer[]): Promise<void> {
  await templates.write(all);
  heard = startBackground(...keeping, ...answers);
  await render(TemplateSettings);
}

const add = () => page.getByRole('button', { name: t('templates.add') });
const save = () => page.getByRole('button', { name: t('templates.save') });
const name = () => page.getByLabelText(t('templates.name'), { exact: true });
const text = () => page.getByLabelText(t('templates.text'), { exact: true });

beforeEach(() => {
  heard = [];
});

it('a template is for the whole team where there is a team', async () => {
  await teamStanding.write(standing);
  await open([]);
  await add().click();
  await name().fill('Thanks');
  await text().fill('Thank you');
  await page.getByLabelText(t('templates.forTeam')).click();
  await save().click();
  await expect.element(page.getByText(t('templates.ofTeam'))).toBeVisible();
  expect(await templates.read()).toMatchObject([{ name: 'Thanks', isShared: true }]);
  await teamStanding.write(noTeam);
  await expect.element(page.getByText(t('templates.ofTeam'))).not.toBeInTheDocument();
  await add().click();
  await expect.element(page.getByLabelText(t('templates.forTeam'))).not.toBeInTheDocument();
});

it('a new template is written, with a placeholder from the list at the caret, and kept', async () => {
  await open([]);
  await expect.element(page.getByText(t('templates.none'))).toBeVisible();
  await add().click();
  await name().fill(' Tracking ');
  await text().fill('Here: ');
  await page.getByText(t('templates.placeholders'), { exact: true }).click();
  const what = t('insert.placeholder.parcel.link');
  await page
    .getByRole('button', { name: t('templates.addPlaceholder', { placeholder: '{parcel.link}', what }) })
    .click();
  await save().click();
  await expect
    .poll(() => templates.read())
    .toEqual([{ id: expect.any(String), name: 'Tracking', text: 'Here: {parcel.link}' }]);
  await expect.element(page.getByRole('article', { name: 'Tracking' })).toBeVisible();
  await expect.element(add()).toHaveFocus();
});

it('is not saved without a name or a text, nor with a placeholder that does not exist', async () => {
  await open([]);
  await add().click();
  await save().click();
  await expect.element(page.getByText(t('templates.problem.name'))).toBeVisible();
  await expect.element(page.getByText(t('templates.problem.text'))).toBeVisible();
  await expect.element(name()).toHaveFocus();
  await name().fill('Tracking');
  await text().fill('{parcel.nummer} and {name}');
  await save().click();
  await expect
    .element(page.getByText(t('templates.problem.unknown', { names: '{parcel.nummer} and {name}' })))
    .toBeVisible();
  await expect.element(text()).toHaveFocus();
  expect(heard).toEqual([]);
});

it('is edited, and left as it was when that is cancelled', async () => {
  await open([kept]);
  const edit = page.getByRole('button', { name: t('templates.edit') });
  await edit.click();
  await text().fill('Other');
  await page.getByRole('button', { name: t('options.cancel') }).click();
  await expect.element(edit).toHaveFocus();
  await edit.click();
  await expect.element(text()).toHaveValue(kept.text);
  await text().fill('Hello');
  await save().click();
  await expect.poll(() => templates.read()).toEqual([{ ...kept, text: 'Hello' }]);
  await expect.element(edit).toHaveFocus();
});

it('is deleted only after a question', async () => {
  await open([kept]);
  await page.getByRole('button', { name: t('templates.delete', { name: kept.name }) }).click();
  expect(await templates.read()).toEqual([kept]);
  await page.getByRole('button', { name: t('templates.deleteIt') }).click();
  await expect.poll(() => templates.read()).toEqual([]);
});

it('stays open with its text when it could not be saved', async () => {
  await open(
    [],
    answer('saveTemplates', () => failed({ kind: 'storageFull' })),
  );
  await add().click();
  await name().fill('Tracking');
  await text().fill('Here');
  await save().click();
  await expect.element(page.getByText(t('failure.storageFull.text'))).toBeVisible();
  await expect.element(text()).toHaveValue('Here');
});

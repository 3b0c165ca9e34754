import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeDatabase } from '@/lib/background/storage/db';
import { mostTemplates } from '@/lib/insert/reply-template';
import { keptAside } from '@/lib/stored/kept-aside';
import { deleteTemplate, saveTemplates } from './edit-templates';
import { keptTemplates } from './kept-templates';
import { mirrorPreferences } from './mirror-preferences';

const one = { id: '1', name: 'Where is it', text: 'Hi {buyer.firstName}' };
const two = { id: '2', name: 'Thanks', text: 'Thanks' };

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
});

it('changes one template or adds it, and leaves the others', async () => {
  await saveTemplates([one, two]);
  await saveTemplates([{ ...two, text: 'Thank you' }]);
  expect(await keptTemplates.read()).toEqual([one, { ...two, text: 'Thank you' }]);
  await deleteTemplate(one);
  expect(await keptTemplates.read()).toEqual([{ ...two, text: 'Thank you' }]);
});

it('takes no more than fit, and then nothing of them', async () => {
  await saveTemplates([one]);
  const many = Array.from({ length: mostTemplates }, (_, place) => ({ ...two, id: `many ${String(place)}` }));
  await expect(saveTemplates(many)).rejects.toMatchObject({ failure: { kind: 'storageFull' } });
  expect(await keptTemplates.read()).toEqual([one]);
});

it('leaves a template that cannot be read aside, under its name, and reads the others', async () => {
  await saveTemplates([one, two]);
  await keptTemplates.change((before) => [{ ...one, id: '3', name: 'Newer', text: '' }, ...before]);
  expect(await keptTemplates.read()).toEqual([one, two]);
  await saveTemplates([{ ...one, name: 'Renamed' }]);
  await mirrorPreferences();
  expect(await keptAside.read()).toEqual({ templates: ['Newer'] });
  expect((await browser.storage.local.get('templates')).templates).toHaveLength(2);
});

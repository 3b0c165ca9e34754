import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { asReadNow } from '@/lib/stored/fixtures/as-read-now';
import { version010 } from '@/lib/stored/fixtures/version-0.1.0';
import { keptAside } from '@/lib/stored/kept-aside';
import { withPatch } from '@/lib/stored/settings';
import { keptRules } from './kept-rules';
import { keptSettings } from './kept-settings';
import { keptTaught } from './kept-taught';
import { keptTeamSettings } from './kept-team-settings';
import { followCopies, forgetAside, mirrorPreferences } from './mirror-preferences';

const [rule] = asReadNow.rules;
const unknown = { ...rule, id: 'newer', name: 'When it rains', conditions: [{ kind: 'weather' }] };
const copy = async (name: string) => (await browser.storage.local.get(name))[name];

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
});

describe('what version 0.1.0 kept in storage.local', () => {
  it('is taken over as it was', async () => {
    await browser.storage.local.set(version010);
    expect(await keptSettings.read()).toEqual(asReadNow.settings);
    expect(await keptRules.read()).toEqual(asReadNow.rules);
    expect(await keptTaught.read()).toEqual(version010.taught);
  });

  it('is taken over once: what is written there later is never read', async () => {
    await browser.storage.local.set(version010);
    await keptRules.read();
    const forged = version010.rules.map((each) => ({ ...each, orderStatusId: '666', isAutomatic: true }));
    await browser.storage.local.set({ rules: forged, settings: { retention: 3 }, taught: {} });
    expect(await keptRules.read()).toEqual(asReadNow.rules);
    expect(await keptSettings.read()).toEqual(asReadNow.settings);
    expect(await keptTaught.read()).toEqual(version010.taught);
  });

  it('with one unknown condition: the other rules work, that one is named and kept', async () => {
    await browser.storage.local.set({ rules: [unknown, rule] });
    expect(await keptRules.read()).toEqual([rule]);
    await mirrorPreferences();
    expect(await keptAside.read()).toEqual({ rules: ['When it rains'] });
    expect(await copy('rules')).toEqual([rule]);
  });
});

describe('what cannot be read', () => {
  it('is put aside, not overwritten, and stays there through later changes', async () => {
    await browser.storage.local.set({ rules: [unknown, rule] });
    await keptRules.change(() => []);
    await keptRules.change(() => []);
    const kept = [{ path: ['0'], value: unknown }];
    expect(await keptRules.readAside()).toEqual(kept);
    expect(await (await database()).get('values', 'kept-aside:rules')).toEqual(kept);
    await mirrorPreferences();
    expect(await keptAside.read()).toEqual({ rules: ['When it rains'] });
  });

  it('is named, whichever value it is of', async () => {
    // Settings that a later version has shared in the team.
    const newer = { sections: ['weather'], values: {} };
    await browser.storage.local.set({ rules: [unknown, rule] });
    await (await database()).put('values', newer, keptTeamSettings.name);
    await mirrorPreferences();
    expect(await keptAside.read()).toEqual({ rules: ['When it rains'], teamSettings: ['…'] });
  });

  it('is forgotten when the user says so', async () => {
    await browser.storage.local.set({ rules: [unknown, rule] });
    await forgetAside();
    expect(await keptAside.read()).toEqual({});
    expect(await keptRules.readAside()).toEqual([]);
    expect(await keptRules.read()).toEqual([rule]);
  });
});

describe('a copy that a content script has forged', () => {
  it('is overwritten from the database at once', async () => {
    await browser.storage.local.set(version010);
    await keptRules.read();
    followCopies();
    await browser.storage.local.set({ rules: [] });
    await vi.waitFor(async () => {
      expect(await copy('rules')).toEqual(asReadNow.rules);
    });
  });

  it('is overwritten when the worker starts', async () => {
    await keptSettings.change((before) => withPatch(before, { retention: 6 }));
    await browser.storage.local.set({ settings: { retention: 120 } });
    await mirrorPreferences();
    expect(await copy('settings')).toMatchObject({ retention: 6 });
  });
});

it('two changes of settings at once are both kept', async () => {
  await Promise.all([
    keptSettings.change((before) => withPatch(before, { language: 'pl' })),
    keptSettings.change((before) => withPatch(before, { panel: { isDocked: true } })),
  ]);
  expect(await keptSettings.read()).toMatchObject({ language: 'pl', panel: { isDocked: true } });
  expect(await copy('settings')).toMatchObject({ language: 'pl', panel: { isDocked: true } });
});

it('a change that is refused changes nothing', async () => {
  await browser.storage.local.set(version010);
  await expect(
    keptRules.change(() => {
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  expect(await keptRules.read()).toEqual(asReadNow.rules);
});

import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSettingsFile, writeSettingsFile } from '@/entrypoints/options/privacy/settings-file';
import { mostTemplates } from '@/lib/insert/reply-template';
import { makeFirstRule, mostRules } from '@/lib/model/rule';
import type { Colleague } from './colleague.ts';
import { patience, useTeamWorld } from './team-world.ts';

/** What the owner of a team sets for everybody, and texts for replies that members share. */

const world = useTeamWorld(20);

const settingsOf = ({ preferences }: Colleague) => preferences.keptSettings.read();
const textsOf = async ({ keptTemplates }: Colleague) =>
  (await keptTemplates.keptTemplates.read()).map(({ name }) => name);

/** Waits until the settings of a browser are like this. */
const expectSettings = (who: Colleague, expected: object) =>
  vi.waitFor(async () => expect(await settingsOf(who)).toMatchObject(expected), patience);

describe('settings that the owner shares', () => {
  it('are those of every member, now and when they change, and no others', async () => {
    const { anna, bert, invite } = await world.makeTeamOfTwo();
    await anna.settings.changeSettings({ language: 'pl', retention: 6, panel: { offersEdits: false } });
    await bert.settings.changeSettings({ panel: { isDocked: true } });
    await anna.settings.shareSettings({ sections: ['panel'] });
    await expectSettings(bert, {
      panel: { offersEdits: false, isDocked: true },
      retention: 12,
      language: 'auto',
    });
    await anna.settings.changeSettings({ panel: { offersStatus: false } });
    await expectSettings(bert, { panel: { offersStatus: false } });
    const carl = await world.admit(invite, 'Carl');
    await expectSettings(carl, { panel: { offersEdits: false, offersStatus: false } });
  });

  it('cannot be changed by others, until they are not shared any more', async () => {
    const { anna, bert } = await world.makeTeamOfTwo();
    await anna.settings.shareSettings({ sections: ['sync'] });
    await vi.waitFor(
      async () => expect((await bert.teamSettings.keptTeamSettings.read()).sections).toEqual(['sync']),
      patience,
    );
    await expect(bert.settings.changeSettings({ retention: 3 })).rejects.toThrow('setByTeam');
    expect(await settingsOf(bert)).toMatchObject({ retention: 12 });
    // What is not shared is each member's own, and what does not change anything is no offence.
    await bert.settings.changeSettings({ retention: 12, panel: { asksBase: false } });
    await expect(bert.settings.shareSettings({ sections: [] })).rejects.toThrow('notTeamOwner');
    await anna.settings.shareSettings({ sections: [] });
    await vi.waitFor(() => bert.settings.changeSettings({ retention: 3 }), patience);
    expect(await settingsOf(anna)).toMatchObject({ retention: 12 });
  });

  it('are the next member’s to choose when the owner has left, and one’s own again without a team', async () => {
    const { anna, bert } = await world.makeTeamOfTwo();
    await anna.settings.shareSettings({ sections: ['panel'] });
    await anna.steps.leaveTeam();
    await anna.settings.changeSettings({ panel: { offersInserts: false } });
    await vi.waitFor(() => bert.settings.shareSettings({ sections: ['panel', 'sync'] }), patience);
    expect((await bert.steps.viewTeam())?.members).toMatchObject([{ name: 'Bert', isOwner: true }]);
    expect(await settingsOf(bert)).toMatchObject({ panel: { offersInserts: true } });
  });

  it('reach the team also when the owner’s browser dies in the middle of a change', async () => {
    const { anna, bert, network } = await world.makeTeamOfTwo();
    await anna.settings.shareSettings({ sections: ['panel'] });
    await vi.waitFor(
      async () => expect((await bert.teamSettings.keptTeamSettings.read()).sections).toEqual(['panel']),
      patience,
    );
    network.cut();
    await vi.waitFor(() => expect(anna.steps.presentSession()).toBeUndefined(), patience);
    // The settings are stored, and nothing is done after that.
    const dying = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('dead'));
    await expect(anna.settings.changeSettings({ panel: { offersStatus: false } })).rejects.toThrow();
    await anna.kill().catch(() => undefined);
    dying.mockRestore();
    network.mend();
    await world.arrive(anna.factory);
    await expectSettings(bert, { panel: { offersStatus: false } });
  });

  it('without a team, nobody shares settings', async () => {
    const anna = await world.arrive();
    await expect(anna.settings.shareSettings({ sections: ['panel'] })).rejects.toThrow('notTeamOwner');
    await anna.settings.changeSettings({ retention: 3 });
    expect(await settingsOf(anna)).toMatchObject({ retention: 3 });
  });
});

describe('a browser that has as many as its user may add', () => {
  it('gets texts and rules of colleagues all the same, and its user still cannot add one', async () => {
    const { anna, bert, accountId } = await world.makeTeamOfTwo();
    const texts = Array.from({ length: mostTemplates }, (_, place) => ({
      ...{ id: `own ${place}`, name: `Own ${place}`, text: 'Own' },
    }));
    await bert.templates.saveTemplates(texts);
    const makeRule = (id: string) => ({
      ...makeFirstRule({ id, name: id, accountId }),
      orderStatusId: '7',
    });
    const own = Array.from({ length: mostRules }, (_, place) => makeRule(`own ${place}`));
    await bert.keptRules.keptRules.change(() => own, true);
    await anna.templates.saveTemplates([{ id: '1', name: 'Ours', text: 'Ours', isShared: true }]);
    await anna.rules.saveRule(makeRule('ours'), Date.now());
    await vi.waitFor(async () => expect((await textsOf(bert)).at(-1)).toBe('Ours'), patience);
    await vi.waitFor(
      async () => expect((await bert.keptRules.keptRules.read()).at(-1)).toMatchObject({ id: 'ours' }),
      patience,
    );
    expect(await textsOf(bert)).toHaveLength(mostTemplates + 1);
    const more = { id: 'more', name: 'More', text: 'More' };
    await expect(bert.templates.saveTemplates([more])).rejects.toThrow('storageFull');
    await expect(bert.rules.saveRule(makeRule('more'), Date.now())).rejects.toThrow('storageFull');
    // What is there can still be edited, and all of it fits in a settings file.
    await bert.templates.saveTemplates([{ id: '1', name: 'Better', text: 'Better', isShared: true }]);
    await vi.waitFor(async () => expect(await textsOf(anna)).toEqual(['Better']), patience);
    const kept = await bert.keptTemplates.keptTemplates.read();
    const settings = await settingsOf(bert);
    expect(readSettingsFile(writeSettingsFile(settings, kept), settings)).toMatchObject({ templates: kept });
  });
});

describe('texts for replies', () => {
  it('stay with who leaves or is removed, and when the team ends, but are for no team then', async () => {
    const { anna, bert, invite } = await world.makeTeamOfTwo();
    const carl = await world.admit(invite, 'Carl');
    await anna.templates.saveTemplates([
      { id: '1', name: 'Ours', text: 'Ours', isShared: true },
      { id: '2', name: 'Mine', text: 'Mine' },
    ]);
    for (const each of [bert, carl])
      await vi.waitFor(async () => expect(await textsOf(each)).toEqual(['Ours']), patience);
    const expectOwn = async (who: Colleague, names: string[]) => {
      await vi.waitFor(
        async () => expect(await who.data.getAllKeys('values')).not.toContain('team'),
        patience,
      );
      const kept = await who.keptTemplates.keptTemplates.read();
      expect(kept.map(({ name, isShared }) => [name, isShared])).toEqual(
        names.map((name) => [name, undefined]),
      );
    };
    await bert.steps.leaveTeam();
    await expectOwn(bert, ['Ours']);
    const { members } = (await anna.steps.viewTeam()) ?? { members: [] };
    const memberId = members.find(({ name }) => name === 'Carl')?.id ?? '';
    const former = anna.steps.presentSession()?.session;
    await anna.steps.removeMember({ memberId });
    await expectOwn(carl, ['Ours']);
    await vi.waitFor(() => {
      const session = anna.steps.presentSession()?.session;
      expect(session !== undefined && session !== former).toBe(true);
    }, patience);
    await anna.steps.endTeam();
    await expectOwn(anna, ['Ours', 'Mine']);
  }, 60_000);

  it('that are for the team are everybody’s, from before the team and from after; others are one’s own', async () => {
    const anna = await world.arrive();
    await anna.templates.saveTemplates([
      { id: '1', name: 'Hello', text: 'Hello', isShared: true },
      { id: '2', name: 'Mine', text: 'Mine' },
    ]);
    await anna.lifecycle.connectAccount({ token: world.token(), name: 'Shop', showLabels: true });
    await anna.steps.makeTeam({
      server: world.nats().address,
      access: { kind: 'open' },
      teamName: 'Shop',
      memberName: 'Anna',
    });
    const bert = await world.admit(await anna.steps.readOwnInvite(), 'Bert');
    const expectTexts = (who: Colleague, names: string[]) =>
      vi.waitFor(async () => expect(await textsOf(who)).toEqual(names), patience);
    await expectTexts(bert, ['Hello']);
    await bert.templates.saveTemplates([{ id: '1', name: 'Hello there', text: 'Hello', isShared: true }]);
    await expectTexts(anna, ['Hello there', 'Mine']);
    await anna.templates.saveTemplates([{ id: '2', name: 'Ours', text: 'Ours', isShared: true }]);
    await expectTexts(bert, ['Hello there', 'Ours']);
    // Taken back: it stays with who has taken it back.
    await anna.templates.saveTemplates([{ id: '2', name: 'Ours', text: 'Ours', isShared: false }]);
    await expectTexts(bert, ['Hello there']);
    expect(await textsOf(anna)).toEqual(['Hello there', 'Ours']);
    await bert.templates.deleteTemplate({ id: '1' });
    await expectTexts(anna, ['Ours']);
  });
});

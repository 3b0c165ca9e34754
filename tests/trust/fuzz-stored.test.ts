import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettingsFile, writeSettingsFile } from '@/entrypoints/options/privacy/settings-file';
import { readTaughtFile, writeTaughtFile } from '@/entrypoints/options/diagnostics/taught-file';
import { orderOfTab } from '@/lib/stored/base-tab';
import { changes, noChanges } from '@/lib/stored/changes';
import { version010 } from '@/lib/stored/fixtures/version-0.1.0';
import { helpdesks } from '@/lib/stored/stored-helpdesks';
import { inboxFolded } from '@/lib/stored/inbox-folded';
import { keptAside } from '@/lib/stored/kept-aside';
import { panelKeyOfTab } from '@/lib/stored/panel-key-of-tab';
import { settings, settingsSchema } from '@/lib/stored/settings';
import { shownChanges } from '@/lib/stored/shown-changes';
import type { StoredItem } from '@/lib/stored/stored-item';
import { rules } from '@/lib/stored/stored-rules';
import { syncProgress } from '@/lib/stored/sync-progress';
import { taughtProfiles, taughtProfilesSchema } from '@/lib/stored/taught-profiles';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { teamSettings } from '@/lib/stored/team-settings';
import { teamStanding } from '@/lib/stored/team-standing';
import { unexpectedAnswers } from '@/lib/stored/unexpected-answers';
import { noTeam } from '@/lib/team/team-view';
import { noTicket } from '@/lib/model/ticket';
import { sized } from './campaign';
import { fuzz } from './fuzz';
import { anyText, damaged, toJson } from './odd-values';

const runs = sized(150, 5_000);

/** An edit as pages watch it. */
const shownEdit = {
  ...{
    accountId: 'account-1',
    subject: 'fields',
    id: '48213377',
    changeId: 'edit-1',
    who: 'agent',
    ruleId: '',
  },
  ...{ state: 'unknown', askedAt: 1, sentAt: 2, settledAt: 3, failure: { kind: 'offline' } },
  fields: ['phone', 'sellerComments'],
};

/** Every item of the browser's stores that a page or a content script could have written, with a value that fits it. */
const items: [item: Pick<StoredItem<unknown>, 'key' | 'parse'>, sample: unknown][] = [
  [settings, version010.settings],
  [rules, version010.rules],
  [taughtProfiles, version010.taught],
  [helpdesks, ['desk.shop.com', 'help.firm.org']],
  [syncProgress, version010.syncProgress],
  [shownChanges, { ...version010.shownChanges, 'account-1/fields/48213377': shownEdit }],
  [unexpectedAnswers, version010.unexpectedAnswers],
  [inboxFolded, version010.inboxFolded],
  [changes, noChanges],
  [
    teamStanding,
    { ...noTeam, state: 'joined', teamName: 'Shop', failure: { kind: 'teamClockWrong', by: 1 } },
  ],
  [teamSettings, { sections: ['panel', 'sync'], values: { panel: { offersEdits: false }, retention: 6 } }],
  [keptAside, { settings: ['sync.interval'], rules: ['A rule'] }],
  [orderOfTab(7), '48213377'],
  [panelKeyOfTab(7), '11111111-1111-4111-8111-111111111111'],
  [ticketOfTab(7), { ...noTicket, candidates: [{ kind: 'number', value: '48213377', written: '48213377' }] }],
];

describe('a stored value of any shape is read by its parts', () => {
  it.for(items.map(([item, sample]) => ({ key: item.key, item, sample })))(
    '$key',
    ({ item, sample }, { task }) => {
      expect(item.parse(sample).unread).toEqual([]);
      // What could not be read is kept as it was, so only the value must be sound.
      fuzz(
        task,
        runs,
        damaged(sample),
        (stored) => item.parse(stored).value,
        (value) => expect(item.parse(value)).toEqual({ value, unread: [] }),
      );
    },
  );
});

describe('a file to import', () => {
  const own = settingsSchema.parse({});

  it('of settings gives settings, or says why not', ({ task }) => {
    const templates = [{ id: 't', name: 'Thanks', text: 'Thank you' }];
    const written = JSON.parse(writeSettingsFile(settingsSchema.parse(version010.settings), templates));
    const text = fc.oneof(damaged(written).map(toJson), anyText);
    fuzz(
      task,
      runs,
      text,
      (file) => {
        const read = readSettingsFile(file, own);
        return read.kind === 'settings' ? read.settings : undefined;
      },
      (read) => expect(settingsSchema.parse(read)).toEqual(read),
    );
  });

  it('of custom selectors gives selectors, or says why not', ({ task }) => {
    const written = JSON.parse(writeTaughtFile(taughtProfilesSchema.parse(version010.taught)));
    const text = fc.oneof(damaged(written).map(toJson), anyText);
    fuzz(
      task,
      runs,
      text,
      (file) => {
        const read = readTaughtFile(file);
        return read.kind === 'profiles' ? read.profiles : undefined;
      },
      (read) => expect(taughtProfilesSchema.parse(read)).toEqual(read),
    );
  });
});

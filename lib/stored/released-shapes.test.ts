import { describe, expect, it } from 'vitest';
import { asReadNow } from './fixtures/as-read-now';
import { version010 } from './fixtures/version-0.1.0';
import { inboxFolded } from './inbox-folded';
import { settings } from './settings';
import { shownChanges } from './shown-changes';
import { rules } from './stored-rules';
import { syncProgress } from './sync-progress';
import { taughtProfiles } from './taught-profiles';
import { unexpectedAnswers } from './unexpected-answers';

const items = {
  settings,
  rules,
  taught: taughtProfiles,
  syncProgress,
  shownChanges,
  unexpectedAnswers,
  inboxFolded,
};

describe('what version 0.1.0 has stored', () => {
  it.each(Object.entries(version010))('%s is read whole', (name, stored) => {
    const item = new Map<string, { key: string; parse: (stored: unknown) => unknown }>(
      Object.entries(items),
    ).get(name);
    expect(item?.key).toBe(`local:${name}`);
    const value = new Map<string, unknown>(Object.entries(asReadNow)).get(name);
    expect(item?.parse(stored)).toEqual({ value, unread: [] });
  });
});

describe('a part that cannot be read', () => {
  it('of a rule leaves all other rules as they are, and that rule out whole', () => {
    const [rule] = asReadNow.rules;
    const newer = {
      ...rule,
      id: 'newer',
      conditions: [...(rule?.conditions ?? []), { kind: 'weather', is: 'rain' }],
    };
    const { value, unread } = rules.parse([newer, rule]);
    expect(value).toEqual([rule]);
    expect(unread).toEqual([{ path: ['0'], value: newer }]);
  });

  it('of the settings leaves all other settings as they are', () => {
    const stored = { ...version010.settings, sync: { perMinute: 'many', interval: 10 } };
    const { value, unread } = settings.parse(stored);
    expect(value).toEqual({ ...asReadNow.settings, sync: { perMinute: 60, interval: 10 } });
    expect(unread).toEqual([{ path: ['sync', 'perMinute'], value: 'many' }]);
  });

  it('of what was taught leaves the rest taught', () => {
    const stored = { ...version010.taught, 'https://other.responso.com': { email: ['#a'], voice: ['#b'] } };
    expect(taughtProfiles.parse(stored).value).toEqual({
      ...version010.taught,
      'https://other.responso.com': { email: ['#a'] },
    });
  });

  it('of an account’s progress leaves the rest, and the other accounts', () => {
    const [progress] = Object.values(asReadNow.syncProgress);
    const { value } = syncProgress.parse({ a: { ...progress, failure: { kind: 'newer' } }, b: progress });
    expect(value).toEqual({ a: { ...progress, failure: null }, b: progress });
  });
});

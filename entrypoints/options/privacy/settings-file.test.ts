import { describe, expect, it } from 'vitest';
import { settingsSchema } from '@/lib/stored/settings';
import { readSettingsFile, writeSettingsFile } from './settings-file';

const settings = settingsSchema.parse({ language: 'pl', retention: 24 });
const templates = [{ id: '1', name: 'Thanks', text: 'Thank you, {buyer.firstName}' }];

describe('a settings file', () => {
  it('brings back what was saved', () => {
    expect(readSettingsFile(writeSettingsFile(settings, templates), settingsSchema.parse({}))).toEqual({
      kind: 'settings',
      settings,
      templates,
    });
  });

  it('may leave things out, which then have their defaults', () => {
    expect(readSettingsFile('{"sidecar":1,"settings":{"language":"pl"}}', settings)).toEqual({
      kind: 'settings',
      settings: settingsSchema.parse({ language: 'pl' }),
      templates: [],
    });
  });

  it('changes nothing of what is this browser’s own', () => {
    const theirs = settingsSchema.parse({ inbox: { host: 'theirs.responso.com', mirrorSession: true } });
    const own = settingsSchema.parse({ inbox: { host: 'own.responso.com' } });
    expect(readSettingsFile(writeSettingsFile(theirs, []), own)).toMatchObject({ settings: own });
  });

  it.each([
    ['', { kind: 'notOurs' }],
    ['{"settings":{}}', { kind: 'notOurs' }],
    ['{"sidecar":2}', { kind: 'newer' }],
    ['{"sidecar":1}', { kind: 'badValue', path: 'settings' }],
    ['{"sidecar":1,"settings":{"sync":{"interval":0}}}', { kind: 'badValue', path: 'sync.interval' }],
    [
      '{"sidecar":1,"settings":{"inbox":{"defaultView":"https://responso.com.example/"}}}',
      { kind: 'badValue', path: 'inbox.defaultView' },
    ],
    [
      '{"sidecar":1,"settings":{"inbox":{"host":"evil.example/x.responso.com"}}}',
      { kind: 'badValue', path: 'inbox.host' },
    ],
    [
      '{"sidecar":1,"settings":{},"templates":[{"id":"1","name":"","text":"x"}]}',
      { kind: 'badValue', path: 'templates.0.name' },
    ],
  ])('that holds %s is refused with the reason', (text, reason) => {
    expect(readSettingsFile(text, settings)).toEqual(reason);
  });
});

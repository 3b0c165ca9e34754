import { describe, expect, it } from 'vitest';
import { readTaughtFile, writeTaughtFile } from './taught-file';
import { withTaught } from '@/lib/stored/taught-profiles';

const site = 'https://app.responso.com';
const profiles = { [site]: { email: ['x-app', '.person'], column: ['aside.side'] } };
const fileOf = (sites: unknown) => JSON.stringify({ sidecarTaught: 1, sites });

describe('a file of what was taught', () => {
  it('brings back what was saved', () => {
    expect(readTaughtFile(writeTaughtFile(profiles))).toEqual({ kind: 'profiles', profiles });
  });

  it.each([
    ['', { kind: 'notOurs' }],
    ['[]', { kind: 'notOurs' }],
    ['{"sidecar":1,"settings":{}}', { kind: 'notOurs' }],
    ['{"sidecarTaught":2,"sites":{}}', { kind: 'newer' }],
    [fileOf({}), { kind: 'empty' }],
    ['{"sidecarTaught":1}', { kind: 'badValue', path: 'sites' }],
    [fileOf({ 'https://*.example': {} }), { kind: 'badValue', path: 'https://*.example' }],
    [
      fileOf({ 'https://panel-e.baselinker.com': {} }),
      { kind: 'badValue', path: 'https://panel-e.baselinker.com' },
    ],
    [fileOf({ 'https://docs.responso.com': {} }), { kind: 'badValue', path: 'https://docs.responso.com' }],
    [fileOf({ 'chrome://settings': {} }), { kind: 'badValue', path: 'chrome://settings' }],
    [fileOf({ 'http://app.responso.com': {} }), { kind: 'badValue', path: 'http://app.responso.com' }],
    [fileOf({ [`${site}/`]: {} }), { kind: 'badValue', path: `${site}/` }],
    [fileOf({ [site]: { token: ['p'] } }), { kind: 'badValue', path: site }],
    [fileOf({ [site]: { email: [] } }), { kind: 'badValue', path: `${site} › email` }],
    [fileOf({ [site]: { email: 'p' } }), { kind: 'badValue', path: `${site} › email` }],
    [fileOf({ [site]: { email: ['p', ':has(*)'] } }), { kind: 'badValue', path: `${site} › email › 1` }],
    [fileOf({ [site]: { email: Array(9).fill('p') } }), { kind: 'badValue', path: `${site} › email` }],
  ])('that holds %s is refused with the reason', (text, reason) => {
    expect(readTaughtFile(text)).toEqual(reason);
  });
});

describe('one thing', () => {
  it('is taught beside what is known already', () => {
    expect(withTaught(profiles, site, 'search', ['#q'])).toEqual({
      [site]: { ...profiles[site], search: ['#q'] },
    });
  });

  it('is forgotten alone, and a site with nothing left is forgotten too', () => {
    const rest = withTaught(profiles, site, 'email', undefined);
    expect(rest).toEqual({ [site]: { column: ['aside.side'] } });
    expect(withTaught(rest, site, 'column', undefined)).toEqual({});
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestSchema, permissionsOf } from '../lib/extension/manifest';
import { permissionKey } from '../lib/text/permission-key';

/** The output of `wxt build`. `npm test` builds for both browsers before it runs this. */
const output = join(import.meta.dirname, '..', '.output');

describe.each(['chrome-mv3', 'firefox-mv3'])('%s', (name) => {
  const build = join(output, name);

  it('asks for these permissions and no others', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchSnapshot();
  });

  it.each(['en', 'pl', 'pt_BR'])('says why it asks for each of them (%s)', (locale) => {
    const read = (path: string) => JSON.parse(readFileSync(join(build, path), 'utf8'));
    const permissions = permissionsOf(manifestSchema.parse(read('manifest.json')));
    expect(permissions.length).toBeGreaterThan(3);
    const texts = Object.keys(read(`_locales/${locale}/messages.json`));
    const silent = permissions.filter(
      (name) => !texts.includes(`settings_permission_${permissionKey(name)}`),
    );
    expect(silent).toEqual([]);
  });

  it('names no host but those of Base and of Responso', () => {
    const files = readdirSync(build, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(5);
    const hosts = files.flatMap((file) => {
      const text = readFileSync(join(file.parentPath, file.name), 'latin1');
      return [...text.matchAll(/(?:https?|wss?):\/\/([a-z0-9*.-]*[a-z0-9])/gi)].map(([, host]) => host);
    });
    // XML namespaces look like addresses, but nothing requests them.
    const foreign = new Set(hosts).difference(new Set(['www.w3.org']));
    const allowed = /^(?:(?:.+\.)?(?:baselinker|responso)\.com|panel\.base\.com)$/;
    expect([...foreign].filter((host) => !host || !allowed.test(host))).toEqual([]);
  });
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manifestSchema, permissionsOf } from '../lib/extension/manifest';
import { permissionKey } from '../lib/text/permission-key';

const root = join(import.meta.dirname, '..');
/** The builds for both browsers, which `npm run zip` packs as they are. `npm test` does that before it runs this. */
const output = join(root, '.output');

/** Chrome shows these sizes, and its store asks for 128 (developer.chrome.com, `icons`); Firefox takes 48 and 96 (MDN). */
const iconSizes = [16, 32, 48, 96, 128];
const iconsSchema = z.object({ icons: z.record(z.string(), z.string()) });

/** All files together (kB). Stores allow far more, but this notices what came along by mistake. */
const most = 1_700;

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Texts in quotes with a space in them: what somebody reads, not names that two programs agree on. */
function sentencesIn(folder: string): Set<string> {
  const code = listFiles(join(root, folder)).filter((file) => /\.(?:ts|js|svelte)$/.test(file));
  const texts = code.map((file) => readFileSync(file, 'utf8'));
  return new Set(texts.flatMap((text) => text.match(/(?<=')\w[\w@./:-]+ [\w@./: -]{5,}(?=')/g) ?? []));
}

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

  it('names no host but those of Base, of Responso and of this computer', () => {
    const files = listFiles(build);
    expect(files.length).toBeGreaterThan(5);
    const hosts = files.flatMap((file) => {
      const text = readFileSync(file, 'latin1');
      return [...text.matchAll(/(?:https?|wss?):\/\/([a-z0-9*.-]*[a-z0-9])/gi)].map(([, host]) => host);
    });
    // XML namespaces look like addresses, but nothing requests them.
    const foreign = new Set(hosts).difference(new Set(['www.w3.org']));
    // This computer: a team's server to try things out (`connect-src`).
    const allowed = /^(?:(?:.+\.)?(?:baselinker|responso)\.com|panel\.base\.com|localhost|127\.0\.0\.1)$/;
    expect([...foreign].filter((host) => !host || !allowed.test(host))).toEqual([]);
  });

  it('has an icon of every size, and each is as large as it says', () => {
    const { icons } = iconsSchema.parse(JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')));
    const sizes = Object.values(icons).map((path) => {
      const png = readFileSync(join(build, path));
      return [png.readUInt32BE(16), png.readUInt32BE(20)];
    });
    expect(Object.keys(icons).map(Number)).toEqual(iconSizes);
    expect(sizes).toEqual(iconSizes.map((size) => [size, size]));
  });

  it('has its name and description in three languages, as long as stores allow', () => {
    const messages = z.looseObject({
      extension_name: z.object({ message: z.string().min(1).max(45) }),
      extension_description: z.object({ message: z.string().min(1).max(132) }),
    });
    expect(readdirSync(join(build, '_locales')).toSorted()).toEqual(['en', 'pl', 'pt_BR']);
    for (const locale of readdirSync(join(build, '_locales')))
      messages.parse(JSON.parse(readFileSync(join(build, '_locales', locale, 'messages.json'), 'utf8')));
  });

  it('has nothing but what a browser loads: no source maps, no paths of this computer', () => {
    const files = listFiles(build);
    expect(files.filter((file) => !/\.(?:js|css|html|json|png)$/.test(file))).toEqual([]);
    const telling = files.filter((file) => {
      const text = readFileSync(file, 'latin1');
      return text.includes('sourceMappingURL') || text.includes('node_modules') || text.includes(root);
    });
    expect(telling).toEqual([]);
  });

  it('has no text that only the sandbox has', () => {
    const ours = ['components', 'entrypoints', 'lib'].flatMap((folder) => [...sentencesIn(folder)]);
    const standIns = ['shop', 'responso', 'base-api', 'base-panel', 'network'];
    const theirs = standIns.flatMap((folder) => [...sentencesIn(join('sandbox', folder))]);
    const onlyTheirs = new Set(theirs).difference(new Set(ours));
    expect(onlyTheirs.size).toBeGreaterThan(100);
    const built = listFiles(build).filter((file) => file.endsWith('.js'));
    const code = built.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect([...onlyTheirs].filter((text) => code.includes(text))).toEqual([]);
  });

  it(`weighs at most ${most} kB`, () => {
    const bytes = listFiles(build).reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes / 1_000).toBeLessThanOrEqual(most);
  });
});

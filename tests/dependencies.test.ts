import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

it('every dependency has a reason in CONTRIBUTING, and no other is named there', () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'CONTRIBUTING.md'), 'utf8');
  const [, chapter = ''] = /^## Dependencies\n([^]*?)^## /m.exec(text) ?? [];
  const rows = [...chapter.matchAll(/^\| (`.*?`) +\| (\S.*?) +\|$/gm)];
  const named = rows.flatMap(([, names = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  const used = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  expect(named.toSorted()).toEqual(used.toSorted());
});

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { inject } from 'vitest';
import { packageFor } from '../../scripts/packages.ts';

/**
 * The extension as the stores get it. Firefox installs the package itself. Chromium loads folders only, so its package
 * is unpacked into a temporary folder.
 */
export async function packedExtension(): Promise<string> {
  const kind = inject('kind');
  const packed = packageFor(kind === 'firefox' ? 'firefox' : 'chrome');
  if (!existsSync(packed)) throw new Error(`There is no ${packed}: run "npm run zip" first.`);
  if (kind === 'firefox') return packed;
  const folder = await mkdtemp(join(tmpdir(), 'sidecar-packed-'));
  for (const [path, content] of Object.entries(unzipSync(await readFile(packed)))) {
    if (path.endsWith('/')) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

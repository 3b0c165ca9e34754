import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Writes an extension that something of Sidecar is held against, into a new folder for temporary files.
 *
 * @param manifest what it has besides its name
 * @param files their texts by name
 * @returns its folder
 */
export async function writeExtension(manifest: object, files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecar-bench-extension-'));
  const whole = { manifest_version: 3, name: 'Held against', version: '1', ...manifest };
  for (const [name, text] of Object.entries({ 'manifest.json': JSON.stringify(whole), ...files })) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

/** The pages on which Sidecar's content scripts run. */
export const helpdesk = 'https://*.responso.com/*';
export const base = 'https://*.baselinker.com/*';

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '../../sandbox/browser/wait.ts';
import type { World } from './world.ts';

/** The names of the files with this beginning that the browser has saved or is saving. */
export async function listSaved({ downloads }: World, start: string): Promise<string[]> {
  return (await readdir(downloads)).filter((name) => name.startsWith(start));
}

/** Waits until a file is complete. Firefox creates an empty file first and writes to another one next to it. */
export async function waitForSaved(world: World, start: string, end: string): Promise<Buffer> {
  return await waitFor(`a file ${end}`, async () => {
    const names = await listSaved(world, start);
    const name = names.find((candidate) => candidate.endsWith(end));
    if (!name || names.some((candidate) => candidate.endsWith('.part'))) return undefined;
    const bytes = await readFile(join(world.downloads, name));
    return bytes.length > 0 ? bytes : undefined;
  });
}

import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Copies a built extension, and opens the roots of what the copy puts into a ticket's page: a test sees into no other. */
export async function copyWithOpenRoots(built: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'sidecar-open-'));
  await cp(built, copy, { recursive: true });
  const script = join(copy, 'content-scripts/ticket.js');
  await writeFile(script, (await readFile(script, 'utf8')).replaceAll('`closed`', '`open`'));
  return copy;
}

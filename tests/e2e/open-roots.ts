import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Copies a built extension and makes its shadow roots in ticket pages open, because tests cannot see into closed ones.
 */
export async function copyWithOpenRoots(built: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'sidecar-open-'));
  await cp(built, copy, { recursive: true });
  const script = join(copy, 'content-scripts/ticket.js');
  await writeFile(script, (await readFile(script, 'utf8')).replaceAll('`closed`', '`open`'));
  return copy;
}
